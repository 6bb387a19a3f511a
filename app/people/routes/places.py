"""Services and sites: the two short lists that teams choose from."""

from __future__ import annotations

from typing import TypeVar

from flask import abort, flash, redirect, render_template, url_for

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries
from app.people.actions import teams as verbs
from app.people.forms.staff import ServiceForm, SiteForm
from app.people.models import Service, Site
from app.people.permissions import admin
from app.people.routes.staff import Answer, bp

Kind = TypeVar("Kind", Service, Site)


@bp.get("/admin/services")
@allow(admin)
def services() -> Answer:
    return render_template("people/services.html", services=queries.services())


@bp.route("/admin/services/add", methods=["GET", "POST"], defaults={"number": None})
@bp.route("/admin/services/<int:number>", methods=["GET", "POST"])
@allow(admin)
def service(number: int | None) -> Answer:
    known = _known(Service, number)
    form = ServiceForm(data={"name": known.name} if known else None)
    if not form.validate_on_submit():
        return render_template("people/service.html", form=form, service=known)
    actor, name = web.actor(), form.name.data
    try:
        with db.transaction() as session:
            verbs.save_service(session.get_one(Service, number) if number else Service(), by=actor, name=name)
    except RuleBroken as broken:
        form.blame(form.name, str(broken))
        return render_template("people/service.html", form=form, service=known)
    flash(_("%(name)s is saved.", name=name), "success")
    return redirect(url_for("admin.services"))  # type: ignore[return-value]


@bp.get("/admin/sites")
@allow(admin)
def sites() -> Answer:
    return render_template("people/sites.html", sites=queries.sites())


@bp.route("/admin/sites/add", methods=["GET", "POST"], defaults={"number": None})
@bp.route("/admin/sites/<int:number>", methods=["GET", "POST"])
@allow(admin)
def site(number: int | None) -> Answer:
    known = _known(Site, number)
    form = SiteForm(data={"name": known.name, "address": known.address, "access": known.access} if known else None)
    if not form.validate_on_submit():
        return render_template("people/site.html", form=form, known=known)
    actor = web.actor()
    values = {"name": form.name.data, "address": form.address.data or None, "access": form.access.data or None}
    try:
        with db.transaction() as session:
            verbs.save_site(session.get_one(Site, number) if number else Site(), by=actor, **values)
    except RuleBroken as broken:
        form.blame(form.name, str(broken))
        return render_template("people/site.html", form=form, known=known)
    flash(_("%(name)s is saved.", name=values["name"]), "success")
    return redirect(url_for("admin.sites"))  # type: ignore[return-value]


def _known(kind: type[Kind], number: int | None) -> Kind | None:
    """The one with this number, nothing when a new one is made, 404 when there is none."""
    if number is None:
        return None
    found = db.session().get(kind, number) if number < 2**31 else None
    if found is None:
        abort(404)
    return found

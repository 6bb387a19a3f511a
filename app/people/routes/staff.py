"""Staff: who they are, what they may do, inviting them, and what happens when they leave."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import pages, queries
from app.people.actions import accounts, sign_ins
from app.people.forms.staff import RolesForm, StaffFilters, end_form, invite_form, successors
from app.people.models import Person
from app.people.permissions import admin
from app.people.routes.sign_in_email import ask_sign_in_email

bp = Blueprint("admin", __name__)
Answer = Response | str


@bp.get("/admin")
@allow(admin)
def staff() -> Answer:
    form = StaffFilters()
    ended = form.ended.data == "yes"
    page = web.paginate(queries.staff(ended=ended))
    places = queries.memberships([account.person_id for account in page.rows])
    rows = [pages.staff_row(account, places[account.person_id]) for account in page.rows]
    return render_template("people/staff.html", form=form, page=page, rows=rows, ended=ended)


@bp.route("/admin/staff/invite", methods=["GET", "POST"])
@allow(admin)
def invite() -> Answer:
    form = invite_form()
    if not form.validate_on_submit():
        return render_template("people/invite.html", form=form)
    name, email, actor = form.full_name.data or "", form.email.data or "", web.actor()
    try:
        with db.transaction():
            accounts.invite_staff(name, email, form.chosen(), form.team.data, by=actor)
    except RuleBroken as broken:
        form.blame(form.email, str(broken))
        return render_template("people/invite.html", form=form)
    flash(_("The invitation to %(name)s is on its way. The link works for 7 days.", name=name), "success")
    return redirect(url_for("admin.staff"))  # type: ignore[return-value]


def _somebody(ref: str) -> Person:
    found = queries.person_by_ref(ref)
    if found is None:
        abort(404)
    return found


@bp.route("/admin/staff/<ref>", methods=["GET", "POST"])
@allow(admin)
def person(ref: str) -> Answer:
    """One member of staff; the form on the page is of their roles."""
    found = _somebody(ref)
    form = RolesForm(data={"roles": [grant.role.value for grant in found.roles]})
    if not form.validate_on_submit():
        return _person_page(found, form)
    chosen, actor = form.chosen(), web.actor()
    try:
        with db.transaction():
            accounts.change_roles(found.id, chosen, by=actor)
    except RuleBroken as broken:
        form.blame(form.roles, str(broken))
        return _person_page(found, form)
    flash(_("The roles are saved. They count from the next page that %(name)s opens.", name=found.name), "success")
    return redirect(url_for("admin.person", ref=ref))  # type: ignore[return-value]


def _person_page(found: Person, form: RolesForm) -> str:
    places = queries.memberships([found.id])[found.id]
    return render_template(
        "people/staff_person.html",
        person=found,
        account=found.account,
        form=form,
        places=[pages.place(each) for each in places],
        sign_ins=len(queries.live_sign_ins(found.id)),
    )


@bp.route("/admin/staff/<ref>/end", methods=["GET", "POST"])
@allow(admin)
def end(ref: str) -> Answer:
    found = _somebody(ref)
    places = queries.memberships([found.id])[found.id]
    form = end_form(found, places)
    if not form.validate_on_submit():
        return render_template("people/end.html", form=form, person=found, places=places)
    named, actor = successors(form, places), web.actor()
    try:
        with db.transaction():
            accounts.end(found.id, named, by=actor)
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return render_template("people/end.html", form=form, person=found, places=places)
    flash(_("The account of %(name)s has ended, and they are signed out everywhere.", name=found.name), "success")
    return redirect(url_for("admin.staff"))  # type: ignore[return-value]


@bp.post("/admin/staff/<ref>/<any('link','open-again','sign-out'):act>")
@allow(admin)
def act(ref: str, act: str) -> Answer:
    """One press each: a new invitation, an ended account opened again, signed out everywhere."""
    found, actor = _somebody(ref), web.actor()
    try:
        with db.transaction():
            if act == "link":
                accounts.invite_again(found.id, by=actor)
            elif act == "open-again":
                accounts.open_again(found.id, by=actor)
            else:
                sign_ins.sign_out(found.id, by=actor)
    except RuleBroken as broken:
        flash(str(broken))
    else:
        flash(pages.ACTS_DONE[act], "success")
    return redirect(url_for("admin.person", ref=ref))  # type: ignore[return-value]


@bp.route("/admin/staff/<ref>/sign-in", methods=["GET", "POST"])
@allow(admin)
def sign_in_email(ref: str) -> Answer:
    found = _somebody(ref)
    if found.account is None:
        abort(404)
    return ask_sign_in_email(found, found.account, back=url_for("admin.person", ref=ref))

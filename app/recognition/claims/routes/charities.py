"""The charities that a payment can go to."""

from __future__ import annotations

from flask import render_template, url_for

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.permissions import team
from app.recognition.claims import actions, queries
from app.recognition.claims.forms import CharityForm
from app.recognition.claims.models import Charity
from app.recognition.claims.routes.bp import Answer, bp


@bp.get("/team/charities")
@allow(team)
def charity_list() -> str:
    return render_template("recognition/claims/charities.html", charities=queries.charities(all_of_them=True))


@bp.route("/team/charities/add", methods=["GET", "POST"])
@allow(team)
def charity_add() -> Answer:
    return _kept(CharityForm(data={"active": True}), None)


@bp.route("/team/charities/<ref>", methods=["GET", "POST"])
@allow(team)
def charity_change(ref: str) -> Answer:
    found = web.load(Charity, ref, lambda user, _row: team(user))
    form = CharityForm(data={"name": found.name, "number": found.number, "active": found.active})
    return _kept(form, found.id)


def _kept(form: CharityForm, charity_id: int | None) -> Answer:
    back = url_for("claims.charity_list")
    if form.validate_on_submit():
        name, number, active = form.name.data or "", form.number.data or "", bool(form.active.data)
        saved = web.done(
            form, lambda by: actions.keep_charity(charity_id, name, number, active=active, by=by), _("Saved."), back
        )
        if saved:
            return saved
    return render_template("recognition/claims/charity.html", form=form, back=back, new=charity_id is None)

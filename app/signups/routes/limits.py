"""How much is enough in a month: for oneself, for somebody who asked, and for everybody in the organisation."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, url_for
from flask_login import current_user

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Person
from app.people.permissions import advisor, may_see_person, team
from app.signups import actions, queries, rules
from app.signups.forms import LimitForm, LimitOnBehalfForm, OrganisationLimitForm

bp = Blueprint("limits", __name__)
Answer = Response | str


@bp.route("/account/limit", methods=["GET", "POST"])
@allow(advisor)
def mine() -> Answer:
    """Only the person and the involvement team ever see it."""
    form = LimitForm(data=_known(current_user.person_id))
    if not form.validate_on_submit():
        return render_template("signups/own_limit.html", form=form)
    limit, me = form.limit(), current_user.person_id
    said = _("Your limit is saved.") if limit else _("You have no limit now.")
    return web.press(lambda by: actions.set_own_limit(me, limit, by=by), said, url_for("account.show"))


@bp.route("/team/people/<ref>/limit", methods=["GET", "POST"])
@allow(team)
def of_person(ref: str) -> Answer:
    person = web.load(Person, ref, may_see_person)
    if person.advisor is None:
        abort(404)
    form = LimitOnBehalfForm(whose=person.id, data=_known(person.id))
    if not form.validate_on_submit():
        return render_template("signups/own_limit_of.html", form=form, person=person)
    limit, person_id, back = form.limit(), person.id, page_after(person, url_for("register.person", ref=ref))
    said = _("The limit is saved.") if limit else _("There is no limit now.")
    return web.press(
        lambda by: actions.set_own_limit(person_id, limit, by=by), said, back, by=behalf(person_id, form)
    )  # fmt: skip


@bp.route("/team/limits", methods=["GET", "POST"])
@allow(team)
def everybody() -> Answer:
    """What the organisation asks of anybody at most, and the time it allows between two places."""
    there = queries.organisation_limit()
    known = (
        {"time": there.minutes, "number": there.sessions, "stops": "stop" if there.stops else "warn"} if there else {}
    )
    travel = there.travel_minutes if there else rules.TRAVEL_MINUTES
    form = OrganisationLimitForm(data={"stops": "warn", **known, "travel": travel})
    if not form.validate_on_submit():
        return render_template("signups/limits.html", form=form)
    limit, stops, minutes = form.limit(), form.stops.data == "stop", form.travel.data or 0
    return web.press(
        lambda by: actions.set_organisation_limit(limit, minutes, stops=stops, by=by), _("The limits are saved."),
        url_for("opportunities.team_list"),
    )  # fmt: skip


def _known(person_id: int) -> dict[str, int | None]:
    own = queries.own_limit(person_id)
    return {"time": own.minutes, "number": own.sessions} if own else {}

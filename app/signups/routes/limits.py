"""How much is enough in a month: for oneself, for somebody who asked, and for everybody in the organisation."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import db, web
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
    limit, actor = form.limit(), web.actor()
    with db.transaction():
        actions.set_own_limit(current_user.person_id, limit, by=actor)
    flash(_("Your limit is saved.") if limit else _("You have no limit now."), "success")
    return redirect(url_for("account.show"))  # type: ignore[return-value]


@bp.route("/team/people/<ref>/limit", methods=["GET", "POST"])
@allow(team)
def of_person(ref: str) -> Answer:
    person = web.load(Person, ref, may_see_person)
    if person.advisor is None:
        abort(404)
    form = LimitOnBehalfForm(whose=person.id, data=_known(person.id))
    if not form.validate_on_submit():
        return render_template("signups/own_limit_of.html", form=form, person=person)
    limit, by = form.limit(), behalf(person.id, form)
    with db.transaction():
        actions.set_own_limit(person.id, limit, by=by)
    flash(_("The limit is saved.") if limit else _("There is no limit now."), "success")
    return redirect(page_after(person, url_for("register.person", ref=ref)))  # type: ignore[return-value]


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
    limit, stops, actor, minutes = form.limit(), form.stops.data == "stop", web.actor(), form.travel.data or 0
    with db.transaction():
        actions.set_organisation_limit(limit, minutes, stops=stops, by=actor)
    flash(_("The limits are saved."), "success")
    return redirect(url_for("opportunities.team_list"))  # type: ignore[return-value]


def _known(person_id: int) -> dict[str, int | None]:
    own = queries.own_limit(person_id)
    return {"time": own.minutes, "number": own.sessions} if own else {}

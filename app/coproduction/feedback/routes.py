"""Feedback: by the person, by the team for somebody, as a host reads it, and the concerns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, render_template, url_for
from flask_login import current_user
from sqlalchemy.orm import joinedload, selectinload

from app.coproduction.feedback import actions, pages, queries
from app.coproduction.feedback.forms import FeedbackBehalfForm, FeedbackForm
from app.coproduction.feedback.models import Concern
from app.coproduction.feedback.permissions import for_somebody, may_look_into, own
from app.coproduction.feedback.states import ConcernState
from app.core import web
from app.core.actor import Actor
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities import queries as opportunities
from app.opportunities.models import Opportunity
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Team
from app.people.permissions import advisor, host, team
from app.recognition.models import Contribution
from app.recognition.thanks.queries import part

bp = Blueprint("feedback", __name__)
Answer = Response | str


@bp.route("/my-involvement/feedback/<key>", methods=["GET", "POST"])
@allow(advisor)
def say(key: str) -> Answer:
    return _say(key, web.allowed(part(key), own), FeedbackForm(), url_for("home.my_involvement"))


@bp.route("/team/feedback/for/<key>", methods=["GET", "POST"])
@allow(team)
def say_for(key: str) -> Answer:
    found = web.allowed(part(key), for_somebody)
    form = FeedbackBehalfForm(whose=found.person_id)
    person = found.place.person
    return _say(key, found, form, page_after(person, url_for("register.person", ref=person.ref)))


def _say(key: str, found: Contribution, form: FeedbackForm, back: str) -> Answer:
    row = queries.of_part(found.place_id, found.session_id)
    form.show(row)
    if form.validate_on_submit():
        by = behalf(found.person_id, form) if isinstance(form, FeedbackBehalfForm) else web.actor()
        part_id, given = found.id, form.given()
        said = _("Thank you. You can change it or take it back at any time.")
        done = web.done(form, lambda _me: actions.give(part_id, given, by=by), said, back)
        if done:
            return done
        found, row = part(key) or found, None
    mine = found.person_id == current_user.person_id
    raised = queries.own_concerns(found.person_id, found.place.opportunity_id) if mine else []
    return render_template(
        "coproduction/feedback/say.html", form=form, part=found, key=key, row=row, back=back,
        silent=queries.is_silent(found.person_id), mine=mine, raised=raised, pages=pages,
    )  # fmt: skip


@bp.post("/my-involvement/feedback/<key>/<any('take-back', 'not-now', 'no-thanks', 'ask-again'):what>")
@allow(advisor)
def leave_it(key: str, what: str) -> Answer:
    """Nobody is asked why, and nothing follows from it."""
    found = web.allowed(part(key), own)
    number, me = found.id, current_user.person_id
    verbs: dict[str, tuple[Callable[[Actor], None], str]] = {
        "take-back": (lambda by: actions.take_back(number, by=by), _("It is gone, words and answers.")),
        "not-now": (lambda by: actions.not_now(number, by=by), _("That is fine. We do not ask about it again.")),
        "no-thanks": (lambda by: actions.no_thanks(me, by=by), _("That is fine. We do not ask you any more.")),
        "ask-again": (lambda by: actions.ask_me_again(me, by=by), _("Thank you. We ask you again after the next one.")),
    }
    return web.press(*verbs[what], url_for("home.my_involvement"))


@bp.get("/host/feedback")
@allow(host)
def of_host() -> str:
    """How one's own teams do, and the words that advisors share with them."""
    mine = opportunities.teams_of(current_user.person_id)
    return render_template("coproduction/feedback/host.html", teams=pages.of_teams(mine), pages=pages)


@bp.get("/team/feedback")
@allow(team)
def index() -> str:
    found = web.paginate(queries.for_involvement(current_user.person_id))
    teams = pages.of_teams(queries.every_team())
    return render_template("coproduction/feedback/index.html", page=found, teams=teams, pages=pages)


@bp.get("/team/concerns")
@allow(team)
def concerns() -> str:
    rows = queries.open_concerns(current_user.person_id)
    return render_template("coproduction/feedback/concerns.html", rows=rows, pages=pages)


WITH_TEAM = (
    joinedload(Concern.person),
    joinedload(Concern.owner),
    joinedload(Concern.opportunity).joinedload(Opportunity.team).selectinload(Team.members),
    selectinload(Concern.moves),
)


@bp.get("/team/concerns/<ref>")
@allow(team)
def concern(ref: str) -> str:
    row = web.load(Concern, ref, may_look_into, *WITH_TEAM)
    mine = row.owner_id == current_user.person_id and row.state is ConcernState.TAKEN_UP
    return render_template("coproduction/feedback/concern.html", row=row, mine=mine, pages=pages)


@bp.post("/team/concerns/<ref>/<any('take-up', leave, settle):what>")
@allow(team)
def deal_with(ref: str, what: str) -> Answer:
    number = web.load(Concern, ref, may_look_into, *WITH_TEAM).id
    verbs: dict[str, tuple[Any, str]] = {
        "take-up": (actions.take_up, _("It is yours to look into now. Please speak with the person soon.")),
        "leave": (actions.leave, _("It waits for somebody else of the team.")),
        "settle": (actions.settle, _("It is settled. What it was is not kept.")),
    }
    verb, said = verbs[what]
    back = url_for("feedback.concerns") if what == "settle" else url_for("feedback.concern", ref=ref)
    return web.press(lambda by: verb(number, by=by), said, back)

"""Taking an outcome: the opportunity first, then its own row, made where there is none yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.coproduction.outcomes import queries
from app.coproduction.outcomes.models import Outcome, OutcomePoint
from app.coproduction.outcomes.rules import day_problem
from app.coproduction.outcomes.states import Answer, Audience, OutcomeState, PointState
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.actions.life import note_answer
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity


@dataclass(frozen=True)
class Typed:
    """What somebody wrote as one point."""

    said: str
    answer: Answer
    words: str
    by_day: date | None
    audience: Audience
    action_id: int | None = None


def take(opportunity_id: int, *, by: Actor) -> tuple[Opportunity, Outcome]:
    opportunity = lock(opportunity_id)
    outcome = queries.of_opportunity(opportunity_id)
    if outcome is None:
        outcome = Outcome(opportunity_id=opportunity_id, edition=0)
        move(outcome, OutcomeState.OWED, by=by, now=clock.now())
        db.session().add(outcome)
        db.session().flush()
    return opportunity, outcome


def taken_point(point_id: int, state: PointState, *, by: Actor) -> tuple[Opportunity, Outcome, OutcomePoint]:
    """The point with its outcome, if it is still in this state."""
    seen = db.session().get_one(OutcomePoint, point_id)
    opportunity, outcome = take(seen.outcome.opportunity_id, by=by)
    point = next(each for each in outcome.points if each.id == point_id)
    if point.state is not state:
        raise RuleBroken(_("This was changed in the meantime, so nothing more was done. Please look at it again."))
    return opportunity, outcome, point


def check(typed: Typed) -> None:
    problem = day_problem(typed.answer, typed.by_day, clock.today())
    if problem == "missing":
        raise RuleBroken(_("Enter the day by which it will be done."))
    if problem == "past":
        raise RuleBroken(_("That day is over. Enter a day in the future, or say that it is done."))
    if problem == "far":
        raise RuleBroken(_("That is more than two years ahead. Enter a day that people can wait for."))


def put(point: OutcomePoint, typed: Typed, *, by: Actor) -> None:
    point.said, point.answer, point.words = typed.said, typed.answer, typed.words
    point.by_day = typed.by_day if typed.answer is Answer.WILL else None
    point.audience, point.action_id = typed.audience, typed.action_id
    point.written_at, point.by_id = clock.now(), by.person_id


def settle(opportunity: Opportunity, outcome: Outcome, *, by: Actor) -> None:
    """Its state as its points, and the panel, say."""
    stands = queries.standing(outcome)
    to = OutcomeState.TOLD if stands else OutcomeState.OWED
    if outcome.state is not to and not (outcome.state is OutcomeState.NONE and not stands):
        outcome.why, outcome.why_words = None, ""
        move(outcome, to, by=by, now=clock.now())
    note_answer(opportunity, stands=outcome.state is not OutcomeState.OWED)

"""What the involvement team decides: who reads it, and that there is nothing to tell. And what another room told."""

from __future__ import annotations

from sqlalchemy import func, select

from app.coproduction.outcomes.actions.taking import settle, take, taken_point
from app.coproduction.outcomes.events import OutcomeExcused, OutcomeKnown, PointApproved, PointKeptBack
from app.coproduction.outcomes.models import OutcomePoint
from app.coproduction.outcomes.rules import FEWEST
from app.coproduction.outcomes.states import Audience, OutcomeState, PointState, WhyNone
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.models import Opportunity
from app.opportunities.queries import is_team
from app.opportunities.rules import times
from app.opportunities.states import Visibility
from app.recognition.models import Contribution
from app.signups.models import Place


def approve(point_id: int, *, by: Actor) -> None:
    """Everybody may read it. Of an unannounced visit not before it is over: the place would learn of it."""
    opportunity, _outcome, point = taken_point(point_id, PointState.OUT, by=by)
    if point.audience is not Audience.PUBLIC:
        raise RuleBroken(_("The host wrote this for those who took part. Ask the host, if everybody should read it."))
    if point.approved_at is not None:
        return
    if opportunity.visibility is Visibility.UNANNOUNCED and not times.is_over(opportunity, clock.now()):
        raise RuleBroken(_("This visit is unannounced and not over yet. Please come back after it."))
    _yes(point, opportunity, by=by)
    emit(PointApproved(point.id, point.names_team), by=by)


def says_yes(point: OutcomePoint, *, by: Actor) -> None:
    """What the involvement team tells itself needs no second yes. Called with all rows taken."""
    opportunity = db.session().get_one(Opportunity, point.outcome.opportunity_id)
    hidden = opportunity.visibility is Visibility.UNANNOUNCED and not times.is_over(opportunity, clock.now())
    if point.audience is Audience.PUBLIC and not hidden and is_team(by.person_id):
        _yes(point, opportunity, by=by)


def _yes(point: OutcomePoint, opportunity: Opportunity, *, by: Actor) -> None:
    point.approved_at, point.approved_by_id = clock.now(), by.person_id
    wanted = (
        select(func.count(func.distinct(Contribution.person_id))).select_from(Contribution).join(Contribution.place)
    )
    with_team = wanted.join(Place.opportunity).where(Contribution.current, Opportunity.team_id == opportunity.team_id)
    point.names_team = (db.session().scalar(with_team) or 0) >= FEWEST


def keep_back(point_id: int, *, by: Actor) -> None:
    """It stays with those who took part, and goes from the public page if it stood there."""
    _opportunity, _outcome, point = taken_point(point_id, PointState.OUT, by=by)
    if point.audience is Audience.TOOK_PART:
        return
    point.audience, point.approved_at, point.approved_by_id, point.names_team = Audience.TOOK_PART, None, None, False
    emit(PointKeptBack(point.id), by=by)


def excuse(opportunity_id: int, why: WhyNone, words: str, *, by: Actor) -> None:
    """Why there is nothing to tell. Involvement team only; a point that is told later takes its place."""
    opportunity, outcome = take(opportunity_id, by=by)
    if OutcomeState.NONE not in outcome.transitions[outcome.state]:
        raise RuleBroken(_("This was changed in the meantime, so nothing more was done. Please look at it again."))
    if not is_team(by.person_id):
        raise RuleBroken(_("Only the involvement team can say this. Ask them, or write what came of it."))
    outcome.why, outcome.why_words = why, words
    move(outcome, OutcomeState.NONE, by=by, now=clock.now())
    db.session().flush()
    settle(opportunity, outcome, by=by)
    emit(OutcomeExcused(outcome.id, why), by=by)


def known(opportunity_id: int, *, by: Actor) -> None:
    """The room of panels has told how many were appointed: nobody is asked for it again."""
    opportunity, outcome = take(opportunity_id, by=by)
    before = outcome.state
    settle(opportunity, outcome, by=by)
    if outcome.state is not before:
        emit(OutcomeKnown(outcome.id), by=by)

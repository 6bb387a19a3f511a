"""What is owed, what was promised, what waits for the involvement team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.coproduction.outcomes.models import Outcome, OutcomePoint, OutcomeReply
from app.coproduction.outcomes.rules import AGAIN, SOON
from app.coproduction.outcomes.states import Answer, Audience, PointState, ReplyTo
from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.states import LIVE
from app.panels.models import Panel
from app.panels.way.models import PanelTask
from app.panels.way.states import Step
from app.people.models import TeamMember
from app.signups.models import Place
from app.signups.states import PlaceState

MOST = 200


def late(before: date) -> Select[Opportunity]:
    """Whose day was before this one, and those who took part have not heard. The longest first."""
    owed = Opportunity.state.in_(LIVE), Opportunity.answered_at.is_(None), Opportunity.promised_on < before
    wanted = select(Opportunity).where(*owed, _somebody())
    return wanted.order_by(Opportunity.promised_on, Opportunity.id).options(joinedload(Opportunity.team))


def late_of_host(person_id: int, before: date) -> Select[Opportunity]:
    return late(before).where(Opportunity.team_id.in_(_teams(person_id)))


def open_promises(before: date) -> Select[OutcomePoint]:
    """ "Will be done by" a day that is over, and nobody has said what came next."""
    over = OutcomePoint.state == PointState.OUT, OutcomePoint.answer == Answer.WILL, OutcomePoint.by_day < before
    wanted = select(OutcomePoint).join(OutcomePoint.outcome).join(Outcome.opportunity).where(*over)
    eager = contains_eager(OutcomePoint.outcome).contains_eager(Outcome.opportunity)
    return wanted.order_by(OutcomePoint.by_day, OutcomePoint.id).options(eager)


def promises_of_host(person_id: int, before: date) -> Select[OutcomePoint]:
    return open_promises(before).where(Opportunity.team_id.in_(_teams(person_id)))


def promise_of(outcome_id: int) -> date | None:
    """The earliest day of a promise of this outcome that still stands."""
    wanted = select(func.min(OutcomePoint.by_day)).where(
        OutcomePoint.outcome_id == outcome_id, OutcomePoint.state == PointState.OUT, OutcomePoint.answer == Answer.WILL
    )
    return db.session().scalar(wanted)


def to_nudge(now: datetime, today: date) -> Sequence[int]:
    """Ids of opportunities whose host may have to be written to: `rules.due` decides, with the row taken."""
    rested = or_(Outcome.nudged_at.is_(None), Outcome.nudged_at <= now - AGAIN)
    soon = and_(
        Opportunity.state.in_(LIVE), Opportunity.answered_at.is_(None), Opportunity.promised_on <= today + SOON,
        _somebody(), ~_asked_by_way(),
    )  # fmt: skip
    promised = exists().where(
        OutcomePoint.outcome_id == Outcome.id, OutcomePoint.state == PointState.OUT,
        OutcomePoint.answer == Answer.WILL, OutcomePoint.by_day < today,
    )  # fmt: skip
    wanted = select(Opportunity.id).outerjoin(Outcome, Outcome.opportunity_id == Opportunity.id)
    return db.session().scalars(wanted.where(rested, or_(soon, promised)).order_by(Opportunity.id).limit(MOST)).all()


def without_promise() -> Sequence[int]:
    """Published before there was a day for it."""
    wanted = select(Opportunity.id).where(Opportunity.state.in_(LIVE), Opportunity.promised_on.is_(None))
    return db.session().scalars(wanted.order_by(Opportunity.id).limit(MOST)).all()


def to_approve() -> Select[OutcomePoint]:
    """Meant for everybody, and nobody of the involvement team has said yes. The longest first."""
    waits = OutcomePoint.state == PointState.OUT, OutcomePoint.audience == Audience.PUBLIC
    wanted = select(OutcomePoint).join(OutcomePoint.outcome).join(Outcome.opportunity)
    eager = contains_eager(OutcomePoint.outcome).contains_eager(Outcome.opportunity)
    unread = wanted.where(*waits, OutcomePoint.approved_at.is_(None)).options(eager.joinedload(Opportunity.team))
    return unread.order_by(OutcomePoint.out_at, OutcomePoint.id)


def late_replies(host_id: int | None = None) -> Select[OutcomeReply]:
    """ "Not quite", and nobody has read it. Of a host those that they may read."""
    unread = OutcomeReply.agrees.is_(False), OutcomeReply.read_at.is_(None)
    wanted = select(OutcomeReply).join(OutcomeReply.outcome).join(Outcome.opportunity).where(*unread)
    if host_id is not None:
        wanted = wanted.where(OutcomeReply.meant_for == ReplyTo.HOST, Opportunity.team_id.in_(_teams(host_id)))
    eager = contains_eager(OutcomeReply.outcome).contains_eager(Outcome.opportunity)
    return wanted.order_by(OutcomeReply.at, OutcomeReply.id).options(eager, joinedload(OutcomeReply.person))


def _somebody() -> ColumnElement[bool]:
    """Somebody has, or had, a place."""
    held = Place.state.in_((PlaceState.CONFIRMED, PlaceState.TOOK_PART))
    return exists().where(Place.opportunity_id == Opportunity.id, held)


def _asked_by_way() -> ColumnElement[bool]:
    return exists().where(
        Panel.opportunity_id == Opportunity.id, PanelTask.panel_id == Panel.id, PanelTask.step == Step.OUTCOME,
        PanelTask.done_at.is_(None),
    )  # fmt: skip


def _teams(person_id: int) -> Select[int]:
    return select(TeamMember.team_id).where(TeamMember.person_id == person_id)

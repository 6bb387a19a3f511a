"""Reads about proposals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.matching.proposals.giving import Giving, givings
from app.matching.proposals.models import PassedOver, Proposal, ProposalPair
from app.matching.proposals.states import TO_SEE, ProposalState
from app.opportunities.models import Opportunity
from app.opportunities.queries import advisor_facts
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import seat_open, seat_suits
from app.signups.cover.models import CoverAsk
from app.signups.models import Place
from app.signups.rules import Unit
from app.signups.states import WAITING

WHOLE = (
    selectinload(Proposal.pairs).joinedload(ProposalPair.person),
    selectinload(Proposal.pairs).joinedload(ProposalPair.seat),
    selectinload(Proposal.pairs).joinedload(ProposalPair.session),
    selectinload(Proposal.pairs).joinedload(ProposalPair.opportunity).joinedload(Opportunity.kind),
    selectinload(Proposal.passed).joinedload(PassedOver.person),
    joinedload(Proposal.asked_by),
)


def to_see() -> Proposal | None:
    """The one that is at work or waits to be looked at."""
    return db.session().scalars(select(Proposal).where(Proposal.state.in_(TO_SEE))).one_or_none()


def earlier(limit: int = 10) -> Sequence[Proposal]:
    """Those that were released, the newest first."""
    wanted = select(Proposal).where(Proposal.state == ProposalState.RELEASED).options(joinedload(Proposal.asked_by))
    return db.session().scalars(wanted.order_by(Proposal.id.desc()).limit(limit)).all()


def to_make(now: datetime) -> int | None:
    """The id of one that waits for a worker, or whose worker was lost."""
    lost = and_(Proposal.state == ProposalState.RUNNING, Proposal.lease_until < now)
    wanted = select(Proposal.id).where(or_(Proposal.state == ProposalState.ASKED, lost))
    return db.session().scalar(wanted.order_by(Proposal.id).limit(1))


def name_down(pair: ProposalPair) -> int | None:
    """The id of the place with which this person waits for just this, if their name is down."""
    wanted = select(Place.id).where(
        Place.person_id == pair.person_id,
        Place.opportunity_id == pair.opportunity_id,
        Place.session_id.is_not_distinct_from(pair.session_id),
        Place.state.in_(WAITING),
    )
    return db.session().scalar(wanted.order_by(Place.id).limit(1))


def asked_of(opportunity_id: int, unit: Unit) -> set[int]:
    """Everybody who was asked about this place and has not answered yet."""
    seat_id, session_id = unit
    wanted = select(CoverAsk.person_id).where(
        CoverAsk.opportunity_id == opportunity_id,
        CoverAsk.seat_id == seat_id,
        CoverAsk.session_id.is_not_distinct_from(session_id),
        CoverAsk.answer.is_(None),
    )
    return set(db.session().scalars(wanted))


def unit_for(opportunity_id: int, person_id: int, now: datetime) -> Unit | None:
    """The first free place of an opportunity whose seat suits this person."""
    facts = advisor_facts(person_id)
    those = (each for each in givings(now) if each.row.id == opportunity_id)
    return next((each.unit for each in those if facts and _suits(each, facts)), None)


def _suits(giving: Giving, facts: AdvisorFacts) -> bool:
    return seat_suits(giving.seat.type, facts) and seat_open(giving.row, giving.seat, facts)

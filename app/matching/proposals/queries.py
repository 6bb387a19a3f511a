"""Reads about proposals."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.matching.fit.queries import Ranked, ranked
from app.matching.fit.rows import Row, SeatRow
from app.matching.fit.stock import stock
from app.matching.proposals.giving import Giving, givings
from app.matching.proposals.models import PassedOver, Proposal, ProposalPair
from app.matching.proposals.states import IN_IT, TO_SEE, ProposalState
from app.opportunities.models import Opportunity
from app.opportunities.queries import advisor_facts
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import seat_open, seat_suits
from app.signups.cover.models import CoverAsk
from app.signups.models import Place
from app.signups.rules import Unit
from app.signups.states import WAITING

OTHERS = 5  # are shown in the place of somebody
A_YEAR = timedelta(days=365)
WHOLE = (
    selectinload(Proposal.pairs).joinedload(ProposalPair.person),
    selectinload(Proposal.pairs).joinedload(ProposalPair.seat),
    selectinload(Proposal.pairs).joinedload(ProposalPair.session),
    selectinload(Proposal.pairs).joinedload(ProposalPair.opportunity).joinedload(Opportunity.kind),
    selectinload(Proposal.passed).joinedload(PassedOver.person),
    selectinload(Proposal.passed).joinedload(PassedOver.place).joinedload(Place.session),
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


def in_former(proposal: Proposal) -> Sequence[ProposalPair]:
    """Who was in the one that was solved before this: one statement, or none where there is none."""
    if proposal.former_id is None:
        return []
    wanted = select(ProposalPair).where(ProposalPair.proposal_id == proposal.former_id, ProposalPair.mark.in_(IN_IT))
    loaded = (joinedload(ProposalPair.person), joinedload(ProposalPair.seat), joinedload(ProposalPair.session))
    return db.session().scalars(wanted.options(*loaded).order_by(ProposalPair.id)).all()


def unit_for(opportunity_id: int, person_id: int, now: datetime, session_id: int | None = None) -> Unit | None:
    """The first free place of an opportunity (or of one session of it) whose seat suits this person."""
    facts = advisor_facts(person_id)
    those = (each for each in givings(now) if each.row.id == opportunity_id)
    if session_id is not None:
        those = (each for each in those if each.unit[1] == session_id)
    return next((each.unit for each in those if facts and _suits(each, facts)), None)


def others_for(opportunity_id: int, unit: Unit | None, besides: Collection[int], now: datetime) -> list[Ranked]:
    """The best of those whom nothing keeps from this place (or from any place of it), `besides` these."""
    row = stock().rows.get(opportunity_id)
    if row is None:
        return []
    seats = [each for each in row.seats if each.uses_a_place and (unit is None or each.id == unit[0])]
    fitting = (each for each in ranked(row, now, now - A_YEAR) if not each.missing and each.who.id not in besides)
    return list(islice((each for each in fitting if any(_may_sit(row, seat, each.facts) for seat in seats)), OTHERS))


def _may_sit(row: Row, seat: SeatRow, facts: AdvisorFacts) -> bool:
    return seat_suits(seat.type, facts) and seat_open(row, seat, facts)


def _suits(giving: Giving, facts: AdvisorFacts) -> bool:
    return _may_sit(giving.row, giving.seat, facts)

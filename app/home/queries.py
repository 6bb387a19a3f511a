"""Reads that only a combined screen needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Select, and_, case, exists, func, select

from app.core import clock, db
from app.opportunities.models import Condition, Kind, Opportunity, Seat
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.states import Facet, SeatType, Strength
from app.signups.models import Place
from app.signups.rules import Unit
from app.signups.states import LIVE, TAKES_A_SEAT, PlaceState


@dataclass
class Standing:
    """Of some opportunities: how many places each unit has given away, and this person's own live place by id."""

    taken: dict[Unit, int] = field(default_factory=dict)
    mine: dict[int, tuple[str, PlaceState]] = field(default_factory=dict)


def standing(opportunity_ids: Iterable[int], person_id: int | None) -> Standing:
    """One statement for all the cards of a page."""
    ids = list(opportunity_ids)
    found = Standing()
    if not ids:
        return found
    own = and_(Place.person_id == (person_id or 0), Place.state.in_(LIVE))
    counted = (
        select(
            Place.opportunity_id,
            Place.seat_id,
            Place.session_id,
            func.sum(case((Place.state.in_(TAKES_A_SEAT), 1), else_=0)),
            func.max(case((own, Place.ref))),
            func.max(case((own, Place.state))),
        )
        .where(Place.opportunity_id.in_(ids))
        .group_by(Place.opportunity_id, Place.seat_id, Place.session_id)
    )
    for opportunity_id, seat_id, session_id, taken, ref, state in db.session().execute(counted):
        found.taken[seat_id, session_id] = taken
        if ref:
            found.mine[opportunity_id] = (ref, PlaceState(state))
    return found


def fitting(query: Select[Opportunity], facts: AdvisorFacts) -> Select[Opportunity]:
    """Of a list, what this person can sign up for as their record stands: a seat of their kind, training done."""
    held = {code for code, last in facts.training.items() if last is None or last >= clock.today()}
    types = {SeatType.EITHER} | ({SeatType.SERVICE_USER} if facts.service_user else set())
    types |= {SeatType.CARER} if facts.carer else set()
    seat = exists().where(Seat.opportunity_id == Opportunity.id, Seat.type.in_(types))
    course = Condition.fields["course"].as_string()
    missing = exists().where(
        Condition.opportunity_id == Opportunity.id,
        Condition.facet == Facet.TRAINING,
        Condition.strength == Strength.MUST,
        course.is_not(None),
        course.not_in(held),
    )
    untrained = select(Kind.code).where(Kind.course_code.is_not(None), Kind.course_code.not_in(held))
    return query.where(seat, ~missing, Opportunity.kind_code.not_in(untrained))

"""Reads for putting names in order, and for showing the order to anybody who wants to repeat it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.states import LIVE, ORDERED
from app.signups.models import Place, PlaceMove
from app.signups.states import PlaceState

HAD_A_PLACE = (PlaceState.CONFIRMED, PlaceState.TOOK_PART)


def to_put_in_order(now: datetime) -> list[int]:
    """Opportunities whose names have closed and are in no order yet."""
    wanted = select(Opportunity.id).where(
        Opportunity.method.in_(ORDERED),
        Opportunity.ordered_at.is_(None),
        Opportunity.closes_at <= now,
        Opportunity.state.in_(LIVE),
    )
    return list(db.session().scalars(wanted.order_by(Opportunity.closes_at, Opportunity.id)))


def names_in(opportunity_id: int) -> Sequence[Place]:
    """The names that an order is made of."""
    wanted = select(Place).where(Place.opportunity_id == opportunity_id, Place.state == PlaceState.INTERESTED)
    return db.session().scalars(wanted.options(joinedload(Place.person)).order_by(Place.position, Place.id)).all()


def numbers_in(opportunity_id: int) -> dict[int, int]:
    """Person -> their number in the draw of this opportunity, whatever became of their name."""
    wanted = select(Place.person_id, Place.number).where(
        Place.opportunity_id == opportunity_id, Place.number.is_not(None)
    )
    return {person_id: number for person_id, number in db.session().execute(wanted) if number is not None}


def turns(person_ids: Iterable[int], since: datetime, until: datetime) -> Counter[int]:
    """In how many opportunities each of them came to have a place in this time. What they gave back is no turn."""
    wanted = (
        select(Place.person_id, Place.opportunity_id)
        .join(PlaceMove, PlaceMove.place_id == Place.id)
        .where(
            Place.person_id.in_(list(person_ids)),
            Place.state.in_(HAD_A_PLACE),
            PlaceMove.after == PlaceState.CONFIRMED.value,
            PlaceMove.at >= since,
            PlaceMove.at < until,
        )
        .distinct()
    )
    return Counter(person_id for person_id, _opportunity_id in db.session().execute(wanted))


def know_the_kind(person_ids: Iterable[int], kind_code: str) -> set[int]:
    """Those of them who have, or once had, a place in this kind of opportunity."""
    wanted = (
        select(Place.person_id)
        .join(Place.opportunity)
        .where(Place.person_id.in_(list(person_ids)), Place.state.in_(HAD_A_PLACE), Opportunity.kind_code == kind_code)
    )
    return set(db.session().scalars(wanted))


def ranked(opportunity_id: int) -> Sequence[Place]:
    """Everybody who was put in order, seat by seat and session by session, the first first."""
    wanted = (
        select(Place)
        .where(Place.opportunity_id == opportunity_id, Place.rank.is_not(None))
        .options(joinedload(Place.seat), joinedload(Place.session))
    )
    return db.session().scalars(wanted.order_by(Place.session_id, Place.seat_id, Place.rank)).all()

"""Reads about calls to make: whom to ring for a place that is free too close to the day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Executable, Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from app.core import db
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import LIVE
from app.signups.models import Call, Place
from app.signups.rules import Unit
from app.signups.states import OPEN_CALLS, PlaceState


def calls_of_unit(unit: Unit) -> Sequence[Call]:
    """The open calls about this seat and session, in the order in which people are rung."""
    seat_id, session_id = unit
    wanted = select(Call).where(
        Call.seat_id == seat_id, Call.session_id.is_not_distinct_from(session_id), Call.state.in_(OPEN_CALLS)
    )
    return db.session().scalars(wanted.options(joinedload(Call.place)).order_by(Call.turn, Call.id)).all()


def open_calls(place_ids: Collection[int]) -> Sequence[Call]:
    """The open calls about these places."""
    wanted = select(Call).where(Call.place_id.in_(place_ids), Call.state.in_(OPEN_CALLS))
    return db.session().scalars(wanted.order_by(Call.id)).all() if place_ids else []


def rung(seat_ids: Iterable[int]) -> set[Unit]:
    """The units of these seats that somebody is to be rung about."""
    return {(seat_id, session_id) for seat_id, session_id in db.rows(_rung(), {"seat_ids": list(seat_ids)})}


@cache
def _rung() -> Executable:
    which = (Call.seat_id.in_(bindparam("seat_ids", expanding=True)), Call.state.in_(OPEN_CALLS))
    return select(Call.seat_id, Call.session_id).where(*which).distinct()


def rung_about(unit: Unit) -> bool:
    """Whether people were rung about this seat and session: then it goes on by phone, also when all have said no."""
    seat_id, session_id = unit
    wanted = select(Call.id).where(Call.seat_id == seat_id, Call.session_id.is_not_distinct_from(session_id))
    return db.session().scalar(wanted.limit(1)) is not None


def calls_to_make(now: datetime) -> Select[Call]:
    """Open calls to people who still wait, about what has not begun: what begins first stands first.

    Calls about a place that has gone are closed by the verb that gave it away, so none of them is here.
    """
    return (
        select(Call)
        .join(Call.place)
        .join(Place.opportunity)
        .outerjoin(Place.session)
        .where(
            Call.state.in_(OPEN_CALLS),
            Place.state == PlaceState.RESERVE,
            Opportunity.state.in_(LIVE),
            _ahead(now),
        )
        .options(
            contains_eager(Call.place).contains_eager(Place.session),
            contains_eager(Call.place).contains_eager(Place.opportunity).selectinload(Opportunity.sessions),
            contains_eager(Call.place).joinedload(Place.person),
            contains_eager(Call.place).joinedload(Place.seat),
        )
        .order_by(Opportunity.first_starts_at, Opportunity.id, Call.session_id, Call.seat_id, Call.turn, Call.id)
    )


def offers_to_tell(now: datetime) -> Select[Place]:
    """Offers whose time to answer has not begun to run, because somebody has to tell the person first."""
    return (
        select(Place)
        .join(Place.opportunity)
        .outerjoin(Place.session)
        .where(
            Place.state == PlaceState.OFFERED,
            Place.answer_by.is_(None),
            _ahead(now),
        )
        .options(
            contains_eager(Place.session),
            contains_eager(Place.opportunity).selectinload(Opportunity.sessions),
            joinedload(Place.person),
        )
        .order_by(Place.id)
    )


def _ahead(now: datetime) -> ColumnElement[bool]:
    """Of a place with its session and opportunity joined: something that it is for has not begun."""
    any_session = aliased(Session)
    some = exists().where(any_session.opportunity_id == Opportunity.id, any_session.starts_at > now)
    return or_(Session.starts_at > now, and_(Place.session_id.is_(None), or_(Opportunity.first_starts_at > now, some)))

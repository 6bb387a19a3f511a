"""Reads for one day: of a series, who is away on it, who stands in, and what is free."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.opportunities.models import Opportunity, Session
from app.signups import rules
from app.signups.models import Attending, Place
from app.signups.queries.places import taken
from app.signups.rules import Unit
from app.signups.states import Coming, PlaceState


def spare_on_the_day(opportunity: Opportunity, session: Session) -> dict[int, int]:
    """How many of each seat, by id, are free in this session; of a series, those added for this day sit there too.

    Whoever said "not that day" sits elsewhere. Who sits in to learn is beside the number, and so are those seats.
    """
    given, unit = taken([opportunity.id]), rules.place_is_for(opportunity, session)
    if rules.chooses_sessions(opportunity) or unit is None:
        return {seat.id: rules.free(seat, (seat.id, unit), given) for seat in opportunity.seats if seat.uses_a_place}
    return _spare(opportunity, session, given, away(opportunity.id))


def away(opportunity_id: int, *, cover_wanted: bool = False) -> dict[Unit, int]:
    """Of a series, how many with a place said "not that day", by seat and session.

    `cover_wanted`: only those for whom the team has not said that it manages without cover.
    """
    counted = select(Place.seat_id, Attending.session_id, func.count()).join(Attending, Attending.place_id == Place.id)
    counted = counted.where(Place.opportunity_id == opportunity_id, *_said_no())
    if cover_wanted:
        counted = counted.where(Attending.no_cover_at.is_(None))
    rows = db.session().execute(counted.group_by(Place.seat_id, Attending.session_id))
    return {(seat, session): count for seat, session, count in rows}


def gaps(opportunity: Opportunity, now: datetime) -> dict[Unit, int]:
    """Of a series, the seats that stand empty on one day because somebody cannot come then, and nobody stands in."""
    missing = {} if rules.chooses_sessions(opportunity) else away(opportunity.id, cover_wanted=True)
    if not missing:
        return {}
    given, all_away = taken([opportunity.id]), away(opportunity.id)
    found = {}
    for session in rules.coming(opportunity, now):
        for seat_id, spare in _spare(opportunity, session, given, all_away).items():
            unit = (seat_id, session.id)
            found[unit] = min(spare, missing.get(unit, 0) - given.get(unit, 0))
    return {unit: number for unit, number in found.items() if number > 0}


def away_on(unit: Unit) -> Sequence[Attending]:
    """Those with this seat in a series who said that they cannot come to this session, with the people."""
    seat_id, session_id = unit
    wanted = select(Attending).join(Attending.place).where(Attending.session_id == session_id, Place.seat_id == seat_id)
    whole = joinedload(Attending.place).joinedload(Place.person)
    return db.session().scalars(wanted.where(*_said_no()).options(whole).order_by(Attending.answered_at)).all()


def stood_in_for(place: Place, session: Session) -> bool:
    """Whether this person said no to that day of a series, and no seat of theirs is free on it any more."""
    if place.session_id is not None:
        return False
    is_away = any(each.place_id == place.id for each in away_on((place.seat_id, session.id)))
    return is_away and not spare_on_the_day(place.opportunity, session).get(place.seat_id, 1)


def _said_no() -> tuple[ColumnElement[bool], ...]:
    return (
        Place.state == PlaceState.CONFIRMED, Place.session_id.is_(None), Attending.answer == Coming.NOT_THAT_DAY
    )  # fmt: skip


def _spare(
    opportunity: Opportunity, session: Session, given: Mapping[Unit, int], gone: Mapping[Unit, int]
) -> dict[int, int]:
    """What is left of each seat on one day of a series: who is away leaves it free, who comes for the day takes one."""
    found = {}
    for seat in opportunity.seats:
        day = (seat.id, session.id)
        if seat.uses_a_place:
            here = given.get((seat.id, None), 0) - gone.get(day, 0) + given.get(day, 0)
            found[seat.id] = max(0, rules.left(seat, here))
    return found

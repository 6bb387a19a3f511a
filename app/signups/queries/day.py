"""Reads for one day: of a series, who is away on it, who stands in, and what is free."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.opportunities.models import Opportunity, Session
from app.signups import rules
from app.signups.models import Attending, Place
from app.signups.queries.places import said_no, taken
from app.signups.rules import Unit


def spare_on_the_day(opportunity: Opportunity, session: Session) -> dict[int, int]:
    """How many of each seat, by id, are free in this session; of a series, those added for this day sit there too.

    Whoever said "not that day" sits elsewhere. Who sits in to learn is beside the number, and so are those seats.
    """
    return _spare(opportunity, rules.place_is_for(opportunity, session), taken([opportunity.id]))


def _away(opportunity_id: int) -> dict[Unit, tuple[int, int]]:
    """Of a series, how many with a place said "not that day", by seat and session; and for how many of them cover is
    wanted: not where the team manages without, nor while they are leaving the whole and may still come back."""
    wants = Attending.no_cover_at.is_(None) & Place.leaving_at.is_(None)
    wanted = func.sum(case((wants, 1), else_=0))
    counted = select(Place.seat_id, Attending.session_id, func.count(), wanted)
    counted = counted.join(Attending, Attending.place_id == Place.id)
    counted = counted.where(Place.opportunity_id == opportunity_id, *said_no())
    rows = db.session().execute(counted.group_by(Place.seat_id, Attending.session_id))
    return {(seat, session): (gone, to_cover) for seat, session, gone, to_cover in rows}


def gaps(opportunity: Opportunity, now: datetime) -> dict[Unit, int]:
    """Of a series, the seats that stand empty on one day because somebody cannot come then, and nobody stands in."""
    missing = {} if rules.chooses_sessions(opportunity) else _away(opportunity.id)
    if not any(to_cover for _gone, to_cover in missing.values()):
        return {}
    given, found = taken([opportunity.id]), {}
    for session in rules.coming(opportunity, now):
        for seat_id, spare in _spare(opportunity, session.id, given).items():
            unit = (seat_id, session.id)
            gone, to_cover = missing.get(unit, (0, 0))
            stand_in = given.get(unit, 0) + gone
            found[unit] = min(spare, to_cover - stand_in)
    return {unit: number for unit, number in found.items() if number > 0}


def away_on(unit: Unit) -> Sequence[Attending]:
    """Those with this seat in a series who said that they cannot come to this session, with the people."""
    seat_id, session_id = unit
    wanted = select(Attending).join(Attending.place).where(Attending.session_id == session_id, Place.seat_id == seat_id)
    whole = joinedload(Attending.place).joinedload(Place.person)
    return db.session().scalars(wanted.where(*said_no()).options(whole).order_by(Attending.answered_at)).all()


def stood_in_for(place: Place, session: Session) -> bool:
    """Whether this person said no to that day of a series, and no seat of theirs is free on it any more."""
    if place.session_id is not None:
        return False
    is_away = any(each.place_id == place.id for each in away_on((place.seat_id, session.id)))
    return is_away and not spare_on_the_day(place.opportunity, session).get(place.seat_id, 1)


def _spare(opportunity: Opportunity, session_id: int | None, given: Mapping[Unit, int]) -> dict[int, int]:
    """What is left of each seat in one session, or one day of a series, or in the whole."""
    whole = session_id is not None and not rules.chooses_sessions(opportunity)
    found = {}
    for seat in opportunity.seats:
        if seat.uses_a_place:
            here = given.get((seat.id, session_id), 0) + (given.get((seat.id, None), 0) if whole else 0)
            found[seat.id] = max(0, rules.left(seat, here))
    return found

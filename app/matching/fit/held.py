"""What people have said yes to already, and the limits that they and the organisation set: of one, or of everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import Date, Executable, Select, and_, bindparam, or_, select, true

from app.core import db
from app.core.clock import LONDON
from app.core.db import UTCTime
from app.matching.fit.rows import SessionRow
from app.matching.fit.rules import Own
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import Format, SessionState
from app.people.models import Person
from app.signups.models import OrganisationLimit, OwnLimit, Place
from app.signups.rules import TRAVEL_MINUTES, Limit, Limits, Slot, slots
from app.signups.states import PlaceState

AGREED = (PlaceState.CONFIRMED, PlaceState.OFFERED, PlaceState.TOOK_PART)
AHEAD = (PlaceState.CONFIRMED, PlaceState.OFFERED)


@dataclass(frozen=True)
class _Held:
    """What one place is for, in the shape of which slots are made."""

    title: str
    format: Format
    venue: str
    venue_area: str
    work_due_on: date | None
    activity_minutes: int
    prep_minutes: int
    sessions: tuple[SessionRow, ...]


def own_of(person_id: int, now: datetime) -> Own:
    """Two statements."""
    places = _by_person(db.rows(_of_one(), {**_since(now), "person_id": person_id}))
    (row,) = db.rows(_limits_of_one(), {"person_id": person_id})
    return _own(places.get(person_id, []), _limits(row), now)


def own_of_all(now: datetime) -> Mapping[int, Own]:
    """Of everybody who has a place or a limit, and of nobody else what the organisation set: three statements."""
    places, theirs = _by_person(db.rows(_of_all(), _since(now))), organisation_limits()
    own = {row.person_id: row for row in db.rows(select(OwnLimit.person_id, OwnLimit.minutes, OwnLimit.sessions))}
    found: dict[int, Own] = defaultdict(lambda: Own(limits=theirs))
    for person_id in {*places, *own}:
        row = own.get(person_id)
        limits = (
            Limits(Limit(row.minutes, row.sessions), theirs.cap, theirs.cap_stops, theirs.travel_minutes)
            if row
            else theirs
        )
        found[person_id] = _own(places.get(person_id, []), limits, now)
    return found


def organisation_limits() -> Limits:
    o = OrganisationLimit
    rows = db.rows(select(o.minutes, o.sessions, o.stops, o.travel_minutes))
    return (
        Limits(Limit(), Limit(rows[0].minutes, rows[0].sessions), rows[0].stops, rows[0].travel_minutes)
        if rows
        else Limits()
    )


def _own(places: list[tuple[PlaceState, list[Slot]]], limits: Limits, now: datetime) -> Own:
    held = tuple(slot for _state, found in places for slot in found)
    today = now.astimezone(LONDON).date()
    ahead = [
        found for state, found in places if state in AHEAD and any(_lies_ahead(each, now, today) for each in found)
    ]
    return Own(held, len(ahead), limits)


def _lies_ahead(slot: Slot, now: datetime, today: date) -> bool:
    return slot.starts_at > now if slot.starts_at else slot.on >= today


def _since(now: datetime) -> dict[str, Any]:
    first = now.astimezone(LONDON).date().replace(day=1)
    return {"midnight": datetime.combine(first, time(), LONDON), "since": first}


@cache
def _of_one() -> Executable:
    return _of_all().where(Place.person_id == bindparam("person_id"))


@cache
def _of_all() -> Select[*tuple[Any, ...]]:
    """A row for each session of each place, from this month on; one without a session for work with a due day."""
    o, s = Opportunity, Session
    of = and_(
        s.opportunity_id == o.id,
        or_(Place.session_id.is_(None), Place.session_id == s.id),
        s.state == SessionState.PLANNED,
    )
    late = or_(
        s.starts_at >= bindparam("midnight", type_=UTCTime()),
        and_(s.id.is_(None), o.work_due_on >= bindparam("since", type_=Date())),
    )
    return (
        select(
            Place.person_id, Place.id, Place.state, o.title, o.format, o.venue, o.venue_area, o.work_due_on,
            o.activity_minutes, o.prep_minutes, s.id.label("session_id"), s.starts_at, s.ends_at,
            s.venue.label("session_venue"),
        )
        .join(o, o.id == Place.opportunity_id)
        .outerjoin(s, of)
        .where(Place.state.in_(AGREED), late)
        .order_by(Place.id, s.starts_at)
    )  # fmt: skip


def _by_person(rows: Any) -> dict[int, list[tuple[PlaceState, list[Slot]]]]:
    of_place: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        of_place[row.id].append(row)
    found: dict[int, list[tuple[PlaceState, list[Slot]]]] = defaultdict(list)
    for those in of_place.values():
        found[those[0].person_id].append((those[0].state, list(_slots(those))))
    return found


def _slots(rows: list[Any]) -> Iterator[Slot]:
    first = rows[0]
    sessions = tuple(
        SessionRow(row.session_id, row.starts_at, row.ends_at, SessionState.PLANNED, row.session_venue)
        for row in rows
        if row.session_id
    )
    held = _Held(
        first.title, first.format, first.venue, first.venue_area, first.work_due_on, first.activity_minutes,
        first.prep_minutes, sessions,
    )  # fmt: skip
    yield from slots(held, sessions, offered=first.state is PlaceState.OFFERED)


@cache
def _limits_of_one() -> Executable:
    o = OrganisationLimit
    return (
        select(
            OwnLimit.minutes.label("own_minutes"), OwnLimit.sessions.label("own_sessions"), o.minutes, o.sessions,
            o.stops, o.travel_minutes,
        )
        .select_from(Person)
        .outerjoin(OwnLimit, OwnLimit.person_id == Person.id)
        .outerjoin(o, true())
        .where(Person.id == bindparam("person_id"))
    )  # fmt: skip


def _limits(row: Any) -> Limits:
    travel = TRAVEL_MINUTES if row.travel_minutes is None else row.travel_minutes
    return Limits(Limit(row.own_minutes, row.own_sessions), Limit(row.minutes, row.sessions), bool(row.stops), travel)

"""What people have said yes to already, and the limits they and the organisation set: of some, or of everybody.

A sign-up asks it of one person, a reserve list of its names, a proposal of the whole register: it is one statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import Date, Executable, Select, and_, bindparam, exists, or_, select, true

from app.core import db
from app.core.clock import LONDON
from app.core.db import UTCTime
from app.core.states import one_of
from app.opportunities.models import Kind, Opportunity, Session
from app.opportunities.queries.planned import each_minutes, once_minutes
from app.opportunities.rules.planned import Besides
from app.opportunities.states import Format, SessionState
from app.people.models import Person
from app.signups import rules
from app.signups.models import Attending, OrganisationLimit, OwnLimit, Place
from app.signups.rules import Limit, Limits, Slot
from app.signups.states import Coming, PlaceState

AGREED = (PlaceState.CONFIRMED, PlaceState.OFFERED, PlaceState.TOOK_PART)


@dataclass(frozen=True)
class Agreed:
    """One place of somebody's: its state, and what it asks of them, the first day first."""

    state: PlaceState
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Meeting:
    id: int
    starts_at: datetime
    ends_at: datetime
    venue: str
    state: SessionState = SessionState.PLANNED

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


@dataclass(frozen=True)
class _Held:
    """What somebody's places in one opportunity are for, in the shape of which slots are made."""

    id: int
    title: str
    format: Format
    venue: str
    venue_area: str
    work_due_on: date | None
    activity_minutes: int
    besides: Besides
    sessions: tuple[_Meeting, ...]


def agreed(
    since: date, person_ids: Collection[int] | None = None, *, besides: int | None = None
) -> dict[int, list[Agreed]]:
    """By person, their places and offers in whatever goes on on the day `since` or later, `besides` one place.

    Of these people, or of everybody. Days before `since` stand there too: what is done once was done with the first.
    """
    values = _since(since, besides)
    if person_ids is None:
        return _by_person(db.rows(_rows(), values))
    return _by_person(db.rows(_rows_of(), values | {"person_ids": list(person_ids)}))


def slots_of(places: Iterable[Agreed]) -> list[Slot]:
    return [slot for place in places for slot in place.slots]


def limits_of_one(person_id: int, since: date, besides: int | None = None) -> tuple[Limits, bool]:
    """The person's own limit and the organisation's, and whether there is anything `agreed`: most people who sign up
    have no other place. One statement."""
    values = _since(since, besides) | {"person_id": person_id}
    (row,) = db.rows(_limits_of_one(), values)
    return _limits(row, Limit(row.own_minutes, row.own_sessions)), bool(row.agreed)


def limits_of(person_ids: Collection[int] | None = None) -> Mapping[int, Limits]:
    """Of these people, or of everybody; who set none for themselves has what is set for all. Two statements."""
    o = OwnLimit
    wanted = select(o.person_id, o.minutes, o.sessions)
    if person_ids is not None:
        wanted = wanted.where(db.among(o.person_id, person_ids))
    theirs = organisation_limits()
    found: dict[int, Limits] = defaultdict(lambda: theirs)
    found.update((row.person_id, replace(theirs, own=Limit(row.minutes, row.sessions))) for row in db.rows(wanted))
    return found


def organisation_limits() -> Limits:
    o = OrganisationLimit
    rows = db.rows(select(o.minutes, o.sessions, o.stops, o.travel_minutes))
    return _limits(rows[0], Limit()) if rows else Limits()


def _limits(row: Any, own: Limit) -> Limits:
    travel = rules.TRAVEL_MINUTES if row.travel_minutes is None else row.travel_minutes
    return Limits(own, Limit(row.minutes, row.sessions), bool(row.stops), travel)


def _since(since: date, besides: int | None = None) -> dict[str, Any]:
    midnight = datetime.combine(since, time(), LONDON).astimezone(UTC)
    return {"besides": besides or 0, "midnight": midnight, "since": since}


@cache
def _limits_of_one() -> Executable:
    own, o = OwnLimit, OrganisationLimit
    theirs = (o.minutes, o.sessions, o.stops, o.travel_minutes)
    places = select(Place.id).join(Opportunity, Opportunity.id == Place.opportunity_id)
    some = places.where(Place.person_id == Person.id, *_going_on()).correlate(Person)
    agreed = some.exists().label("agreed")
    return (
        select(own.minutes.label("own_minutes"), own.sessions.label("own_sessions"), *theirs, agreed)
        .select_from(Person)
        .outerjoin(own, own.person_id == Person.id)
        .outerjoin(o, true())
        .where(Person.id == bindparam("person_id"))
    )


def _among() -> Any:
    return Place.person_id.in_(bindparam("person_ids", expanding=True))


def _going_on() -> tuple[Any, ...]:
    midnight, since = bindparam("midnight", type_=UTCTime()), bindparam("since", type_=Date())
    ends = Opportunity.sessions.any(and_(Session.state == SessionState.PLANNED, Session.ends_at >= midnight))
    return (
        one_of(Place.state, AGREED),
        Place.id != bindparam("besides"),
        or_(ends, Opportunity.work_due_on >= since),
    )


@cache
def _rows_of() -> Executable:
    return _rows().where(_among())


@cache
def _rows() -> Select[*tuple[Any, ...]]:
    """A row for each session of each place, without those they said they cannot come to; one without a session for
    work with a due day."""
    o, s = Opportunity, Session
    away = exists().where(
        Attending.place_id == Place.id, Attending.session_id == s.id, Attending.answer == Coming.NOT_THAT_DAY
    )
    here = or_(Place.session_id.is_(None), Place.session_id == s.id)
    return (
        select(
            Place.person_id, Place.id, Place.state, o.id.label("of"), o.title, o.format, o.venue, o.venue_area,
            o.work_due_on, o.activity_minutes, once_minutes().label("once"), each_minutes().label("each"),
            s.id.label("session_id"), s.starts_at, s.ends_at, s.venue.label("session_venue"),
        )
        .join(o, o.id == Place.opportunity_id)
        .join(Kind, Kind.code == o.kind_code)
        .outerjoin(s, and_(s.opportunity_id == o.id, here, s.state == SessionState.PLANNED, ~away))
        .where(*_going_on())
        .order_by(Place.id, s.starts_at)
    )  # fmt: skip


def _by_person(rows: Iterable[Any]) -> dict[int, list[Agreed]]:
    """Several places in one opportunity are made into slots together: what is done once is done once for all."""
    together: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in rows:
        together[row.person_id, row.of].append(row)
    found: dict[int, list[Agreed]] = defaultdict(list)
    for (person_id, _of), those in together.items():
        found[person_id] += _places(those)
    return found


def _places(rows: list[Any]) -> list[Agreed]:
    first = rows[0]
    sessions = {
        row.session_id: _Meeting(row.session_id, row.starts_at, row.ends_at, row.session_venue)
        for row in rows
        if row.session_id
    }
    held = _Held(
        first.of, first.title, first.format, first.venue, first.venue_area, first.work_due_on, first.activity_minutes,
        Besides(first.once, first.each), tuple(sessions.values()),
    )  # fmt: skip
    place_of = {row.session_id or 0: row for row in rows}
    slots: dict[int, list[Slot]] = {row.id: [] for row in rows}
    for slot in rules.slots(held, held.sessions):
        row = place_of[slot.session]
        slots[row.id].append(replace(slot, offered=row.state is PlaceState.OFFERED))
    states = {row.id: row.state for row in rows}
    return [Agreed(states[number], tuple(those)) for number, those in slots.items()]

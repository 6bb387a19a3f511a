"""Loading what goes on: six statements whatever the number, kept by each process while nothing of it changes.

Loading whole rows took twenty times as long at 5,000 of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from app.core import db
from app.core.clock import LONDON
from app.core.editions import OPPORTUNITIES, Kept
from app.matching.fit.columns import columns_of
from app.matching.fit.rows import ConditionRow, CourseRow, KindRow, Month, Row, SeatRow, SessionRow, Stock
from app.opportunities.models import Condition, Kind, Opportunity, Seat, Session
from app.opportunities.queries import SOONEST_FIRST
from app.opportunities.states import LIVE, Facet
from app.people.models import Course
from app.signups.rules import slots

_KEPT: Kept[str, Stock] = Kept(OPPORTUNITIES, 1)


def stock() -> Stock:
    """Also what takes no more names, and what time alone has ended meanwhile: ask `Row.open_at`."""
    return _KEPT.get("open", _load)


def _load() -> Stock:
    kinds, seats, conditions, sessions = _kinds(), _seats(), _conditions(), _sessions()
    return classed(
        Row(
            **found._asdict(), kind=kinds[found.kind_code], seats=tuple(seats[found.id]),
            conditions=tuple(conditions[found.id]), sessions=tuple(sessions[found.id]),
        )
        for found in db.rows(_opportunities())
    )  # fmt: skip


def classed(rows: Iterable[Row]) -> Stock:
    """The rows in their order, each with the numbers of its classes and what follows from its sessions."""
    asks, where, times = _Numbers(), _Numbers(), _Numbers()
    found, on_day, teaching = {}, defaultdict(list), defaultdict(list)
    for row in rows:
        found[row.id] = replace(
            row,
            tags=_tags(row.conditions),
            asks=asks.of(_asked(row)),
            where=where.of((row.format, row.venue_area, row.venue)),
            times=times.of(tuple(each.window for each in row.planned)),
            months=_months(row),
            first_day=row.first_starts_at.astimezone(LONDON).date() if row.first_starts_at else None,
        )
        for on in {each.on for each in row.planned}:
            on_day[on].append(row.id)
        if row.kind.teaches_code:
            teaching[row.kind.teaches_code].append(row.id)
    moments = {moment for row in found.values() for moment in (row.closes_at, *(s.starts_at for s in row.planned))}
    rising = sorted(each for each in moments if each is not None)
    return Stock(found, on_day, teaching, rising, columns_of(list(found.values())))


def _asked(row: Row) -> Hashable:
    """What it asks for on the record, for all sessions and seats."""
    said = tuple(
        (each.facet, each.strength, each.asked, each.words, repr(sorted(each.fields.items())))
        for each in row.conditions
        if each.session_id is None and each.seat_id is None
    )
    return row.kind_code, tuple((seat.type, seat.role) for seat in row.seats), said, _tags(row.conditions)


def _months(row: Row) -> tuple[Month, ...]:
    found: dict[date, tuple[int, int]] = {}
    for slot in slots(row, row.planned):
        first = slot.on.replace(day=1)
        minutes, number = found.get(first, (0, 0))
        found[first] = minutes + slot.minutes, number + 1
    return tuple((first, *much) for first, much in found.items())


def _tags(conditions: Iterable[ConditionRow]) -> frozenset[str]:
    wanted = (each.fields.get("of", ()) for each in conditions if each.facet is Facet.EXPERIENCE)
    return frozenset(tag.lower() for of in wanted for together in of for tag in together)


class _Numbers:
    """A number for each different thing, in the order in which they came."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def of(self, thing: Hashable) -> int:
        return self._known.setdefault(thing, len(self._known))


def _opportunities() -> Any:
    o = Opportunity
    return (
        select(
            o.id, o.ref, o.title, o.state, o.visibility, o.method, o.attendance, o.kind_code, o.team_id, o.host_id,
            o.deputy_id, o.format, o.venue, o.venue_area, o.first_starts_at, o.closes_at, o.ordered_at, o.work_due_on,
            o.activity_minutes, o.prep_minutes, o.details, o.minimum_to_run,
        )
        .where(o.state.in_(LIVE))
        .order_by(*SOONEST_FIRST)
    )  # fmt: skip


def _kinds() -> Mapping[str, KindRow]:
    courses = {row.code: CourseRow(row.code, row.name) for row in db.rows(select(Course.code, Course.name))}
    asks = (Kind.member_asks_sign_off, Kind.chair_asks_sign_off, Kind.teaches_code)
    wanted = select(Kind.code, Kind.name, Kind.dated, *asks, Kind.course_code, Kind.shape)
    return {
        row.code: KindRow(
            row.code, row.name, row.dated, row.member_asks_sign_off, row.chair_asks_sign_off, row.teaches_code,
            courses.get(row.course_code), row.shape,
        )
        for row in db.rows(wanted)
    }  # fmt: skip


def _seats() -> Mapping[int, list[SeatRow]]:
    wanted = select(Seat.opportunity_id, Seat.id, Seat.type, Seat.role, Seat.number, Seat.at_least)
    return _by_opportunity(_of_live(wanted, Seat), SeatRow)


def _conditions() -> Mapping[int, list[ConditionRow]]:
    c = Condition
    wanted = select(c.opportunity_id, c.facet, c.strength, c.asked, c.words, c.fields, c.session_id, c.seat_id)
    return _by_opportunity(_of_live(wanted, c), ConditionRow)


def _sessions() -> Mapping[int, list[SessionRow]]:
    s = Session
    wanted = select(s.opportunity_id, s.id, s.starts_at, s.ends_at, s.state, s.venue)
    return _by_opportunity(_of_live(wanted, s), SessionRow)


def _of_live(wanted: Any, table: Any) -> Any:
    theirs = wanted.join(Opportunity, Opportunity.id == table.opportunity_id)
    return theirs.where(Opportunity.state.in_(LIVE)).order_by(table.id)


def _by_opportunity(wanted: Any, make: Any) -> Mapping[int, list[Any]]:
    """Each row's first column says whose it is; the others are what `make` takes, in its order."""
    found: dict[int, list[Any]] = defaultdict(list)
    for opportunity_id, *values in db.rows(wanted):
        found[opportunity_id].append(make(*values))
    return found

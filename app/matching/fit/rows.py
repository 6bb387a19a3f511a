"""What is open, lean: only what the rules look at. Each row has the shape of which `opportunities.rules` judge."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.core.clock import LONDON
from app.opportunities.rules.planned import Besides, besides
from app.opportunities.states import (
    Asked,
    Attendance,
    Facet,
    Format,
    Method,
    OpportunityState,
    SeatRole,
    SeatType,
    SessionState,
    Shape,
    Strength,
    Visibility,
)

if TYPE_CHECKING:
    from app.matching.fit.columns import Columns

Window = tuple[int, int, int]  # weekday from 0 for Monday, from, until: minutes of the day on London clocks
Month = tuple[date, int, int]  # its first day, minutes (all that is planned) and sessions in it
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class CourseRow:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class KindRow:
    code: str
    name: str
    dated: bool
    member_asks_sign_off: bool
    chair_asks_sign_off: bool
    teaches_code: str | None
    course: CourseRow | None
    shape: Shape = Shape.PLAIN


@dataclass(frozen=True, slots=True)
class SeatRow:
    id: int
    type: SeatType
    role: SeatRole
    number: int
    at_least: int | None

    @property
    def uses_a_place(self) -> bool:
        return self.role is not SeatRole.SHADOW


@dataclass(frozen=True, slots=True)
class ConditionRow:
    facet: Facet
    strength: Strength
    asked: Asked
    words: str
    fields: Mapping[str, Any]
    session_id: int | None
    seat_id: int | None


@dataclass(frozen=True, slots=True)
class SessionRow:
    id: int
    starts_at: datetime
    ends_at: datetime
    state: SessionState
    venue: str

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def on(self) -> date:
        return self.starts_at.astimezone(LONDON).date()

    @property
    def window(self) -> Window:
        """One that goes past midnight, which none should, counts until midnight."""
        start, end = self.starts_at.astimezone(LONDON), self.ends_at.astimezone(LONDON)
        until = end.hour * 60 + end.minute if end.date() == start.date() else DAY
        return start.weekday(), start.hour * 60 + start.minute, until


@dataclass(frozen=True, slots=True)
class Row:
    """One opportunity. `asks`, `where` and `times` are the numbers of its classes: the same for all that ask the same
    on the record, that are in one place, and that are on the same weekdays at the same hours. `tags` are the words of
    the experience that it looks for, in lower case."""

    id: int
    ref: str
    title: str
    state: OpportunityState
    visibility: Visibility
    method: Method
    attendance: Attendance
    kind_code: str
    kind: KindRow
    team_id: int
    host_id: int
    deputy_id: int | None
    format: Format
    venue: str
    venue_area: str
    first_starts_at: datetime | None
    closes_at: datetime | None
    ordered_at: datetime | None
    work_due_on: date | None
    activity_minutes: int
    prep_minutes: int
    details: Mapping[str, Any] | None
    minimum_to_run: int | None
    seats: tuple[SeatRow, ...]
    conditions: tuple[ConditionRow, ...]
    sessions: tuple[SessionRow, ...]
    tags: frozenset[str] = frozenset()
    asks: int = 0
    where: int = 0
    times: int = 0
    months: tuple[Month, ...] = ()
    first_day: date | None = None

    @property
    def besides(self) -> Besides:
        return besides(self)

    @property
    def planned(self) -> list[SessionRow]:
        return [each for each in self.sessions if each.state is SessionState.PLANNED]

    def open_at(self, now: datetime) -> bool:
        """The same as `opportunities.queries.open_to`, which asks the database."""
        if self.state is OpportunityState.CLOSED or (self.closes_at is not None and self.closes_at <= now):
            return False
        if self.first_starts_at is None or self.first_starts_at > now:
            return True
        return self.attendance is not Attendance.ALL and any(each.starts_at > now for each in self.planned)


@dataclass(frozen=True)
class Stock:
    """Everything that is open, or goes on without taking names, by id, the soonest first."""

    rows: Mapping[int, Row]
    on_day: Mapping[date, Sequence[int]]  # ids of those with a planned session on that day
    teaching: Mapping[str, Sequence[int]] = field(default_factory=dict)  # by course, the soonest first
    moments: Sequence[datetime] = ()  # rising: when time alone closes or begins something of it
    columns: Columns | None = None  # the rows once more, for whoever judges all of them

    def changes_after(self, now: datetime) -> datetime | None:
        """The next of them."""
        place = bisect_right(self.moments, now)
        return self.moments[place] if place < len(self.moments) else None


EMPTY = Stock({}, {})

"""What the rules look at, as shapes: a table row fits, and so does any plain object of a test or of the matcher."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from app.opportunities.states import (
    Asked,
    Attendance,
    Facet,
    Format,
    Ladder,
    Method,
    PayModel,
    PayPart,
    SeatRole,
    SeatType,
    SessionState,
    Shape,
    Strength,
)


class CourseLike(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


class KindLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def dated(self) -> bool: ...
    @property
    def member_asks_sign_off(self) -> bool: ...
    @property
    def chair_asks_sign_off(self) -> bool: ...

    @property
    def course(self) -> CourseLike | None: ...


class SessionLike(Protocol):
    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...
    @property
    def state(self) -> SessionState: ...


class MeetingLike(SessionLike, Protocol):
    """A session that somebody comes to."""

    @property
    def id(self) -> int: ...
    @property
    def venue(self) -> str: ...
    @property
    def minutes(self) -> int: ...


class PlaceLike(Protocol):
    """Where something takes place."""

    @property
    def format(self) -> Format: ...
    @property
    def venue(self) -> str: ...
    @property
    def venue_area(self) -> str: ...


class SeatLike(Protocol):
    @property
    def type(self) -> SeatType: ...
    @property
    def role(self) -> SeatRole: ...
    @property
    def number(self) -> int: ...
    @property
    def at_least(self) -> int | None: ...

    @property
    def uses_a_place(self) -> bool: ...


class ConditionLike(Protocol):
    @property
    def facet(self) -> Facet: ...
    @property
    def strength(self) -> Strength: ...
    @property
    def asked(self) -> Asked: ...
    @property
    def words(self) -> str: ...
    @property
    def session_id(self) -> int | None: ...
    @property
    def seat_id(self) -> int | None: ...

    @property
    def fields(self) -> Mapping[str, Any]: ...


class TermLike(Protocol):
    part: PayPart
    model: PayModel
    tier: str | None
    pence: int | None
    half_pence: int | None
    unit_minutes: int | None
    threshold_minutes: int | None
    threshold_included: bool | None
    cap_pence: int | None
    note: str


class Fitting(PlaceLike, Protocol):
    """What `fit` needs of an opportunity."""

    @property
    def id(self) -> int: ...
    @property
    def kind_code(self) -> str: ...
    @property
    def first_starts_at(self) -> datetime | None: ...
    @property
    def team_id(self) -> int: ...
    @property
    def host_id(self) -> int: ...
    @property
    def deputy_id(self) -> int | None: ...

    @property
    def kind(self) -> KindLike: ...
    @property
    def seats(self) -> Sequence[SeatLike]: ...
    @property
    def conditions(self) -> Sequence[ConditionLike]: ...


class ShapedKind(KindLike, Protocol):
    @property
    def shape(self) -> Shape: ...


class Draft(Fitting, Protocol):
    """What `ready` needs of an opportunity that somebody is writing."""

    title: str
    summary: str
    ladder: Ladder | None
    may_change: str
    join_link: str | None
    attendance: Attendance
    attend_at_least: int | None
    work_due_on: date | None
    work_days: int | None
    window_from: date | None
    window_until: date | None
    term_until: date | None
    activity_minutes: int
    minimum_to_run: int | None
    method: Method
    choice_rule: str
    kept_for_new: int | None
    kept_until: datetime | None
    closes_at: datetime | None
    selection_on: date | None
    expenses: list[str]
    contact_name: str
    contact_phone: str
    contact_email: str
    support: str
    outcome_promise: str
    outcome_due_on: date | None
    published_at: datetime | None
    created_at: datetime
    details: dict[str, Any] | None

    @property
    def kind(self) -> ShapedKind: ...
    @property
    def sessions(self) -> Sequence[SessionLike]: ...
    @property
    def pay_terms(self) -> Sequence[TermLike]: ...

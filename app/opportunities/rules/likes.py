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
    Method,
    PayModel,
    PayPart,
    SeatRole,
    SeatType,
    SessionState,
    Strength,
)


class CourseLike(Protocol):
    code: str
    name: str


class KindLike(Protocol):
    name: str
    dated: bool
    member_asks_sign_off: bool
    chair_asks_sign_off: bool

    @property
    def course(self) -> CourseLike | None: ...


class SessionLike(Protocol):
    starts_at: datetime
    ends_at: datetime
    state: SessionState


class SeatLike(Protocol):
    type: SeatType
    role: SeatRole
    number: int
    at_least: int | None

    @property
    def uses_a_place(self) -> bool: ...


class ConditionLike(Protocol):
    facet: Facet
    strength: Strength
    asked: Asked
    words: str
    session_id: int | None
    seat_id: int | None

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


class Fitting(Protocol):
    """What `fit` needs of an opportunity."""

    kind_code: str
    first_starts_at: datetime | None
    team_id: int
    host_id: int
    deputy_id: int | None
    format: Format
    venue: str
    venue_area: str

    @property
    def kind(self) -> KindLike: ...
    @property
    def seats(self) -> Sequence[SeatLike]: ...
    @property
    def conditions(self) -> Sequence[ConditionLike]: ...


class Draft(Fitting, Protocol):
    """What `ready` needs of an opportunity that somebody is writing."""

    title: str
    summary: str
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
    closes_at: datetime | None
    selection_on: date | None
    expenses: list[str]
    contact_name: str
    contact_phone: str
    contact_email: str
    support: str
    outcome_promise: str
    outcome_due_on: date | None

    @property
    def sessions(self) -> Sequence[SessionLike]: ...
    @property
    def pay_terms(self) -> Sequence[TermLike]: ...

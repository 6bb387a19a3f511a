"""Pure decisions about places: which seats fit a person, what is free, when an offer is answered by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.opportunities.models import Condition, Opportunity, Seat, Session
from app.opportunities.states import (
    Asked,
    Attendance,
    Method,
    OpportunityState,
    SeatType,
    SessionState,
    Strength,
)
from app.signups.states import PlaceState

OFFER_STANDS = timedelta(hours=48)
ACCEPTS_NAMES = frozenset({OpportunityState.OPEN, OpportunityState.FILLED})

Unit = tuple[int, int | None]  # (seat id, session id or nothing for the whole): what a number of places counts


@dataclass(frozen=True)
class Choice:
    """What a person chose at sign-up. Empty means: what there is only one of."""

    session_ids: tuple[int, ...] = ()
    seat_id: int | None = None
    ticked: frozenset[int] = frozenset()  # condition ids


def seats_for(seats: Iterable[Seat], *, service_user: bool, carer: bool) -> list[Seat]:
    """The seats this person may take."""
    fits = {SeatType.EITHER: True, SeatType.SERVICE_USER: service_user, SeatType.CARER: carer}
    return [seat for seat in seats if fits[seat.type]]


def coming(opportunity: Opportunity, now: datetime) -> list[Session]:
    """The planned sessions that have not begun."""
    return [s for s in opportunity.sessions if s.state is SessionState.PLANNED and s.starts_at > now]


def chooses_sessions(opportunity: Opportunity) -> bool:
    """Whether a place is for a session rather than for the whole."""
    return opportunity.attendance is not Attendance.ALL and bool(opportunity.sessions)


def units(opportunity: Opportunity, now: datetime) -> list[Unit]:
    """Everything that places are counted in."""
    sessions: Sequence[Session | None] = coming(opportunity, now) if chooses_sessions(opportunity) else [None]
    return [(seat.id, session.id if session else None) for seat in opportunity.seats for session in sessions]


def free(seat: Seat, unit: Unit, taken: Mapping[Unit, int]) -> int:
    """Seats − confirmed − live offers: the one formula. Never below zero, even where a number was cut."""
    return max(0, seat.number - taken.get(unit, 0))


def first_state(method: Method, *, free_seats: int, somebody_waits: bool) -> PlaceState:
    """Where a new name goes. Nobody overtakes those who already wait."""
    if method is Method.CHOSEN:
        return PlaceState.INTERESTED
    return PlaceState.CONFIRMED if free_seats and not somebody_waits else PlaceState.RESERVE


def unticked(conditions: Iterable[Condition], choice: Choice) -> list[Condition]:
    """What people must tick and this person did not; conditions of another session or seat do not count."""
    return [
        condition
        for condition in conditions
        if condition.asked is Asked.TICK
        and condition.strength is Strength.MUST
        and condition.id not in choice.ticked
        and (condition.session_id is None or condition.session_id in choice.session_ids)
        and (condition.seat_id is None or condition.seat_id == choice.seat_id)
    ]


def takes_names(opportunity: Opportunity, now: datetime) -> bool:
    """Whether anybody can still sign up: open (or full, for the reserve list), not past closing, not over."""
    if opportunity.state not in ACCEPTS_NAMES or (opportunity.closes_at and opportunity.closes_at <= now):
        return False
    return bool(coming(opportunity, now)) or not opportunity.sessions


def too_late(answer_by: datetime | None, now: datetime) -> bool:
    """Whether the time to answer has passed, also where nothing has lapsed the offer yet."""
    return answer_by is not None and answer_by <= now


def answer_by(now: datetime, starts_at: datetime | None) -> datetime:
    """Two days, or half of what is left where the session is nearer than four."""
    if starts_at is None or starts_at - now >= 2 * OFFER_STANDS:
        return now + OFFER_STANDS
    return now + max(timedelta(0), (starts_at - now) / 2)

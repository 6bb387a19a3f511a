"""What places are counted in, which seats fit a person, and what is free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from app.opportunities.models import Opportunity, Seat, Session
from app.opportunities.states import SeatType
from app.signups.rules.sessions import chooses_sessions, coming

Unit = tuple[int, int | None]  # (seat id, session id or nothing for the whole): what a number of places counts


def seats_for(seats: Iterable[Seat], *, service_user: bool, carer: bool) -> list[Seat]:
    """The seats this person may take."""
    fits = {SeatType.EITHER: True, SeatType.SERVICE_USER: service_user, SeatType.CARER: carer}
    return [seat for seat in seats if fits[seat.type]]


def kinds_of_place(seats: Iterable[Seat]) -> int:
    """How many differ in what a person would do there: of one kind nobody has to choose."""
    return len({(seat.role, seat.group) for seat in seats})


def units(opportunity: Opportunity, now: datetime) -> list[Unit]:
    """Everything that places are counted in; who sits in to learn is beside them."""
    sessions: Sequence[Session | None] = coming(opportunity, now) if chooses_sessions(opportunity) else [None]
    seats = [seat for seat in opportunity.seats if seat.uses_a_place]
    return [(seat.id, session.id if session else None) for seat in seats for session in sessions]


def left(seat: Seat, given: int) -> int:
    """Seats − confirmed − live offers: the one formula. Below zero where more were let in on purpose."""
    return seat.number - given


def free(seat: Seat, unit: Unit, taken: Mapping[Unit, int]) -> int:
    """What is left of one unit, and never below zero."""
    return max(0, left(seat, taken.get(unit, 0)))

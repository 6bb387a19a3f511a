"""What places are counted in, which seats fit a person, and what is free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from app.opportunities.models import Opportunity, Seat, Session
from app.opportunities.states import ORDERED, SeatType
from app.signups.rules.sessions import chooses_sessions, coming

Unit = tuple[int, int | None]  # (seat id, session id or nothing for the whole): what a number of places counts


def seats_for(seats: Iterable[Seat], *, service_user: bool, carer: bool) -> list[Seat]:
    """The seats this person may take."""
    fits = {SeatType.EITHER: True, SeatType.SERVICE_USER: service_user, SeatType.CARER: carer}
    return [seat for seat in seats if fits[seat.type]]


def kinds_of_place(seats: Iterable[Seat]) -> int:
    """How many differ in what a person would do there: of one kind nobody has to choose."""
    return len({(seat.role, seat.group) for seat in seats})


def kept_now(opportunity: Opportunity, now: datetime) -> int:
    """How many places nobody but somebody new to the kind may have now. Names that are put in order need none kept."""
    if opportunity.method in ORDERED or opportunity.kept_until is None or opportunity.kept_until <= now:
        return 0
    return opportunity.kept_for_new or 0


def units(opportunity: Opportunity, now: datetime) -> list[Unit]:
    """Everything that places are counted in; who sits in to learn is beside them."""
    sessions: Sequence[Session | None] = coming(opportunity, now) if chooses_sessions(opportunity) else [None]
    seats = [seat for seat in opportunity.seats if seat.uses_a_place]
    return [(seat.id, session.id if session else None) for seat in seats for session in sessions]


def left(seat: Seat, given: int) -> int:
    """Seats − confirmed − live offers: the one formula. Below zero where more were let in on purpose."""
    return seat.number - given


def fullest(whole: int, more: Iterable[int]) -> int:
    """Of a series, how many are given on the fullest of its days to come: `more` on each than have the whole.

    Where somebody is away the seat of that day alone is free, so no day counts for fewer than the whole.
    """
    return whole + max((0, *more))


def free(opportunity: Opportunity, given: Mapping[Unit, int], now: datetime) -> dict[Unit, int]:
    """What is left of everything that places are counted in, and never below zero. `given`: see `queries.taken`."""
    seats = {seat.id: seat for seat in opportunity.seats}
    found = {}
    for unit in units(opportunity, now):
        days = coming(opportunity, now) if unit[1] is None else []
        more = (given.get((unit[0], day.id), 0) for day in days)
        found[unit] = max(0, left(seats[unit[0]], fullest(given.get(unit, 0), more)))
    return found

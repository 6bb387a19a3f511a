"""What stands in the database after a step, as plain rows: the promises compare it with what stood there before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import select

from app.calendar.models import Invitation
from app.core import clock, db
from app.core.audit import AuditEntry
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity, Seat, Session
from app.opportunities.states import ORDERED, Attendance, SessionState
from app.people.models import Advisor, Person
from app.people.states import AdvisorState
from app.signups.cover.models import CoverAsk
from app.signups.cover.queries import free_units
from app.signups.models import Attending, Pair, Place, PlaceMove
from app.signups.states import TAKES_A_SEAT, Coming, PlaceState

S, P, M = Session, Place, OutboxMessage
Rows = dict[int, Any]
Unit = tuple[int, int | None]
HAD_A_PLACE = (PlaceState.CONFIRMED, PlaceState.TOOK_PART)
QUERIES = {
    "opportunities": select(
        Opportunity.id, Opportunity.state, Opportunity.method, Opportunity.asks_held_at, Opportunity.ordered_at,
        Opportunity.seed, Opportunity.kept_for_new, Opportunity.kept_until, Opportunity.attendance,
    ),
    "sessions": select(S.id, S.opportunity_id, S.state, S.starts_at),
    "seats": select(Seat.id, Seat.opportunity_id, Seat.role, Seat.number),
    "places": select(
        P.id, P.ref, P.state, P.person_id, P.opportunity_id, P.session_id, P.seat_id, P.position, P.rank, P.number,
        P.turns, P.new_to_kind, P.pair_id, P.leaving_at, P.answer_by, Pair.broken_at,
    ).outerjoin(Pair, Pair.id == P.pair_id),
    "moves": select(PlaceMove.id, PlaceMove.place_id, PlaceMove.before, PlaceMove.after, PlaceMove.at),
    "messages": select(M.id, M.name, M.about, M.person_id, M.state, M.method, M.uid),
    "invitations": select(
        Invitation.id, Invitation.uid, Invitation.place_id, Invitation.session_id, Invitation.address,
        Invitation.cancelled_at, Invitation.answer, Invitation.taken_out, Invitation.sequence,
    ),
    "away": select(Attending.id, Attending.place_id, Attending.session_id).where(
        Attending.answer == Coming.NOT_THAT_DAY
    ),
    "asks": select(
        CoverAsk.id, CoverAsk.person_id, CoverAsk.opportunity_id, CoverAsk.seat_id, CoverAsk.session_id,
        CoverAsk.asked_at, CoverAsk.answer,
    ),
    "advisors": select(Advisor.person_id.label("id"), Advisor.state, Advisor.carer, Person.silent_since)
    .join(Person, Person.id == Advisor.person_id),
}  # fmt: skip
WALKED_IN = select(AuditEntry.data).where(AuditEntry.event == "WalkedIn")


@dataclass(frozen=True)
class Seen:
    at: datetime
    opportunities: Rows
    sessions: Rows
    seats: Rows
    places: Rows
    moves: Rows
    messages: Rows
    invitations: Rows
    away: Rows  # answers "not that day"
    asks: Rows
    advisors: Rows
    walked_in: dict[int, bool]  # place -> whether past the number of places, on purpose
    said_free: dict[Unit, int]  # what the pages and those who look for cover are told is free

    def held(self, unit: Unit) -> list[Any]:
        """The places that take a seat of this kind, in this session or (nothing) in the whole."""
        return [p for p in self.places.values() if (p.seat_id, p.session_id) == unit and p.state in TAKES_A_SEAT]

    def on_the_day(self, seat_id: int, session_id: int) -> int:
        """Of a series, how many are there on one of its days: whoever has the whole or that day, but who is away."""
        away = {each.place_id for each in self.away.values() if each.session_id == session_id}
        there = [p for p in self.held((seat_id, None)) if p.state is not PlaceState.CONFIRMED or p.id not in away]
        return len(there) + len(self.held((seat_id, session_id)))

    def given(self, unit: Unit) -> int:
        """How many of a unit are given away; of a series, on the fullest of the days to come."""
        seat_id, session_id = unit
        days = [] if session_id else self.days_to_come(self.seats[seat_id].opportunity_id)
        return max([len(self.held(unit)), *(self.on_the_day(seat_id, day) for day in days)])

    def left(self, unit: Unit) -> int:
        """Of one day of a series, what is left on that day."""
        here = self.opportunities[self.seats[unit[0]].opportunity_id]
        a_day = unit[1] is not None and here.attendance is Attendance.ALL
        given = self.on_the_day(unit[0], unit[1] or 0) if a_day else self.given(unit)
        return int(self.seats[unit[0]].number - given)

    def days_to_come(self, opportunity_id: int) -> list[int]:
        theirs = [each for each in self.sessions.values() if each.opportunity_id == opportunity_id]
        return [each.id for each in theirs if each.state is SessionState.PLANNED and each.starts_at > self.at]

    def units(self) -> list[Unit]:
        """All that places are counted in, and that somebody asked for."""
        return sorted({(p.seat_id, p.session_id) for p in self.places.values()}, key=str)

    def is_new(self, place: Any) -> bool:
        """To the kind, which all of them are of: of other places only those asked for before this one count."""
        return not any(
            other.person_id == place.person_id and other.opportunity_id != place.opportunity_id
            and other.state in HAD_A_PLACE and other.id < place.id
            for other in self.places.values()
        )  # fmt: skip

    def awaited(self, opportunity_id: int) -> int:
        """How many places nobody but somebody new may have now: those that are kept, and that nobody new has yet."""
        here = self.opportunities[opportunity_id]
        if here.method in ORDERED or here.kept_until is None or here.kept_until <= self.at:
            return 0
        held = [p for p in self.places.values() if p.opportunity_id == here.id and p.state in TAKES_A_SEAT]
        return max(0, here.kept_for_new - sum(self.is_new(place) for place in held))

    def kept_from(self, place: Any) -> bool:
        """Whether all that is free waits for people new to the kind, and this is none of them."""
        seats = [seat for seat in self.seats.values() if seat.opportunity_id == place.opportunity_id]
        free = sum(max(0, seat.number - self.given((seat.id, None))) for seat in seats)
        awaited = self.awaited(place.opportunity_id)
        return bool(awaited) and free <= awaited and not self.is_new(place)

    def active(self, place: Any) -> bool:
        return self.advisors[place.person_id].state is AdvisorState.ACTIVE

    def moves_of(self, place_id: int) -> list[Any]:
        return [move for move in self.moves.values() if move.place_id == place_id]

    def told(self, name: str, about: str) -> list[Any]:
        return [each for each in self.messages.values() if (each.name, each.about) == (name, about)]

    def ahead(self, place: Any, at: datetime | None = None) -> list[Any]:
        """The planned sessions that a place is for and that have not begun (at a later moment, if one is given)."""
        return [
            each
            for each in self.sessions.values()
            if each.opportunity_id == place.opportunity_id
            and place.session_id in {None, each.id}
            and each.state is SessionState.PLANNED
            and each.starts_at > (at or self.at)
        ]


@dataclass(frozen=True)
class Then:
    """A place with the state that it had at another moment."""

    row: Any
    state: PlaceState

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)


@dataclass(frozen=True)
class Step:
    """Before and after one thing that happened. `picked`: whom the team offered a place by hand in it."""

    before: Seen
    now: Seen
    picked: frozenset[int] = field(default_factory=frozenset)
    mixed: int | None = None  # the opportunity whose last place is for a carer

    def fresh(self, what: str) -> list[Any]:
        """The rows that came with this step."""
        old = getattr(self.before, what)
        return [row for number, row in getattr(self.now, what).items() if number not in old]

    def when(self, move: Any) -> Seen:
        """How it stood when this move was made: what the step had done before it was done, and nothing else."""
        states = {place.id: place.state for place in self.before.places.values()}
        states |= {each.place_id: PlaceState(each.after) for each in self.fresh("moves") if each.id < move.id}
        return replace(
            self.now, at=move.at, places={each: Then(self.now.places[each], state) for each, state in states.items()}
        )

    def state_before(self, place: Any) -> Any:
        return self.before.places[place.id].state if place.id in self.before.places else None


def look() -> Seen:
    session = db.session()
    session.rollback()
    found = {
        name: {row.id: row for row in sorted(session.execute(query), key=attrgetter("id"))}
        for name, query in QUERIES.items()
    }
    walked_in = {data["place_id"]: data["past_the_number"] for data in session.scalars(WALKED_IN)}
    here = session.scalars(select(Opportunity)).all()
    said_free = {unit: number for each in here for unit, number in free_units(each, clock.now())}
    return Seen(at=clock.now(), walked_in=walked_in, said_free=said_free, **found)

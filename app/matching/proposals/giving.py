"""What there is to give: every kind of place that the team chooses for and that is free, as the solver reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core import db
from app.core.clock import LONDON
from app.matching.fit.rows import Row, SeatRow, SessionRow
from app.matching.fit.stock import stock
from app.matching.solver import instance as solver
from app.opportunities.models import Opportunity
from app.opportunities.states import LIVE, Attendance, Format, Method
from app.signups import rules
from app.signups.models import Place
from app.signups.queries import rooms_of
from app.signups.rules import Slot, Unit
from app.signups.rules.sitting import missing
from app.signups.states import PlaceState

CHOSEN = frozenset({Method.CHOSEN, Method.FIRST_COME})  # a draw and turns are decided by the order of the names


@dataclass(frozen=True)
class Giving:
    """One kind of place: so many `free`, in one session or, with nothing in `session`, in the whole.

    Work that is done by a day has no session: its place is always in the whole.
    """

    row: Row
    seat: SeatRow
    session: SessionRow | None
    free: int
    least: int  # so many more are needed
    mix: tuple[tuple[str, int], ...]  # (of, how many more)

    @property
    def unit(self) -> Unit:
        return self.seat.id, self.session.id if self.session else None

    @property
    def key(self) -> str:
        return f"{self.row.id}-{self.seat.id}-{self.session.id if self.session else 0}"

    @property
    def group(self) -> str | None:
        """Of what nobody is given two: its seats, where no session keeps them apart, or one of several sessions."""
        once = self.row.attendance is Attendance.ONE or not self.row.sessions
        return str(self.row.id) if once else None

    def sessions(self, now: datetime) -> list[SessionRow]:
        ahead = [each for each in self.row.planned if each.starts_at > now]
        return [each for each in ahead if self.session is None or each.id == self.session.id]

    def slots(self, now: datetime) -> list[Slot]:
        """What it asks of a month, as the sign-up counts it."""
        return rules.slots(self.row, self.sessions(now))

    def first_day(self, now: datetime) -> date:
        """On which what is asked of the record is judged; of work, the day by which it is due."""
        first = min((each.starts_at for each in self.sessions(now)), default=self.row.first_starts_at or now)
        return first.astimezone(LONDON).date()


def givings(now: datetime) -> list[Giving]:
    """All of them, the soonest first. Work without a session is one of them until the day by which it is due."""
    rows = [each for each in stock().rows.values() if each.method in CHOSEN and each.state in LIVE]
    whole = _whole([each.id for each in rows])
    found: list[Giving] = []
    with_names = _with_names(each.id for each in rows)
    for row in rows:
        opportunity = whole.get(row.id)
        if opportunity is None or rules.has_begun(opportunity, None, now) or _is_due(row, now):
            continue
        if row.method is Method.FIRST_COME and row.id in with_names:
            continue  # its reserve list fills itself, in the order of the names
        found += _of(row, opportunity, now)
    return found


def _is_due(row: Row, now: datetime) -> bool:
    return not row.sessions and row.first_starts_at is not None and row.first_starts_at <= now


def _of(row: Row, opportunity: Opportunity, now: datetime) -> Iterator[Giving]:
    seats = {seat.id: seat for seat in row.seats if seat.uses_a_place}
    sessions = {each.id: each for each in row.planned}
    for session_id, room in rooms_of(opportunity, now).items():
        free = {number: max(0, room.free(room.seats[number])) for number in seats}
        who = [each.who for each in room.sitting if each.seat_id in seats]
        wanted = missing(room.mixes, sum(seat.number for seat in seats.values()), who)
        mix = tuple((of.value, number) for of, number in wanted.items())
        for number, seat in seats.items():
            if free[number]:
                here = sum(each.seat_id == number for each in room.sitting)
                alone = len(seats) == 1
                least = max(0, (seat.at_least or (row.minimum_to_run if alone else None) or 1) - here)
                yield Giving(row, seat, sessions.get(session_id or 0), free[number], least, mix if alone else ())


def _whole(ids: Sequence[int]) -> dict[int, Opportunity]:
    """With all that a room is made of; some hundreds at a time, since each id is bound."""
    found: dict[int, Opportunity] = {}
    parts = (Opportunity.sessions, Opportunity.seats, Opportunity.mixes, Opportunity.conditions)
    for first in range(0, len(ids), 500):
        wanted = select(Opportunity).where(Opportunity.id.in_(ids[first : first + 500]))
        rows = db.session().scalars(wanted.options(*(selectinload(each) for each in parts)))
        found.update((row.id, row) for row in rows)
    return found


def _with_names(opportunity_ids: Iterable[int]) -> set[int]:
    waits = Place.state.in_((PlaceState.RESERVE, PlaceState.INTERESTED, PlaceState.LAPSED))
    wanted = select(Place.opportunity_id).where(waits, Place.opportunity_id.in_(list(opportunity_ids))).distinct()
    return {row.opportunity_id for row in db.rows(wanted)}


def as_opportunity(giving: Giving, may: str, epoch: date, now: datetime) -> solver.Opportunity:
    """`may`: the tag of those whom the record and the passport allow it."""
    row = giving.row
    return solver.Opportunity(
        id=giving.key,
        organisation=str(row.team_id),
        kind=row.kind_code,
        mode=solver.IN_PERSON if row.format in {Format.IN_PERSON, Format.MIXED} else solver.ONLINE,
        x=0,
        y=0,
        access=frozenset(),
        required_training=frozenset(),
        required_checks=frozenset(),
        required_any_tag=frozenset({may}),
        places=giving.free,
        min_places=min(giving.least, giving.free),
        mix=tuple(solver.Mix(frozenset({of}), number) for of, number in giving.mix),
        topics=frozenset({row.kind_code}) | row.tags,
        wanted_tags=row.tags,
        sessions=tuple(window_of(each, epoch) for each in giving.sessions(now)),
        work=_work(giving, epoch, now),
        group=giving.group,
    )


def _work(giving: Giving, epoch: date, now: datetime) -> tuple[solver.Work, ...]:
    """What is planned beside its sessions, each time on the day of one of them; or the whole, where there are none.

    Work that is due so many days after it was sent has no day of its own yet, and no month that it fills.
    """
    slots = giving.slots(now)
    if not slots:
        return () if giving.row.sessions else (((giving.first_day(now) - epoch).days, 0),)
    length = {each.id: each.minutes for each in giving.sessions(now)}
    besides = ((slot.on, slot.minutes - length.get(slot.session, 0)) for slot in slots)
    return tuple(((on - epoch).days, minutes) for on, minutes in besides if minutes or not giving.row.sessions)


def window_of(session: SessionRow, epoch: date) -> solver.Window:
    _weekday, start, end = session.window
    return (session.on - epoch).days, start, max(end, start + 1)

"""Who may sit where: seats of types, rules on the whole, and people who may move between seats that are alike.

A room is one session (or the whole of an opportunity) with the people who hold a place or an offer in it. It answers
one question, `ask`: may this person have a place now? The last seats are kept back where a rule on the whole could
not be met any more without them. Nothing here looks anything up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence

from app.opportunities.models import MixRule, Seat
from app.opportunities.states import Mix, SeatRole, SeatType
from app.signups.rules.promised import without_a_place
from app.signups.rules.seats import fullest, left
from app.signups.rules.sitting import MEETS, Day, Found, Full, Kept, KeptForNew, Sitting, Who, missing


class Room:
    """`own` are the seats with conditions of their own: nobody is moved into or out of these.

    `days` of a series are those to come on which somebody is there for the day alone. `kept` places are for people
    new to the kind, and nobody else has them now.
    """

    def __init__(
        self, seats: Sequence[Seat], mixes: Iterable[MixRule], sitting: Iterable[Sitting], own: Collection[int] = (),
        days: Collection[Day] = (), *, kept: int = 0,
    ) -> None:  # fmt: skip
        self.seats = {seat.id: seat for seat in seats}
        self.mixes = tuple(mixes)
        self.sitting = list(sitting)
        self._own = frozenset(own)
        self._days = tuple(days)
        self._for_new = kept

    def alike(self, seat_id: int) -> list[Seat]:
        """The seats that make no difference to whoever asked for this one, itself among them, in order."""
        same = self._pool(self.seats[seat_id])
        return [seat for seat in self.seats.values() if self._pool(seat) == same]

    def pools(self) -> list[list[Seat]]:
        """All seats, those that are alike together."""
        found: dict[tuple[SeatRole, str, int], list[Seat]] = {}
        for seat in self.seats.values():
            found.setdefault(self._pool(seat), []).append(seat)
        return list(found.values())

    def _pool(self, seat: Seat) -> tuple[SeatRole, str, int]:
        return seat.role, seat.group, seat.id if seat.id in self._own else 0

    def free(self, seat: Seat) -> int:
        """Below zero where more sit than there are seats, such as somebody who walked in."""
        here = [each.place_id for each in self.sitting if each.seat_id == seat.id]
        return left(seat, fullest(len(here), (_more(day, seat, here) for day in self._days)))

    def spare(self, pool: Iterable[Seat]) -> int:
        return max(0, sum(self.free(seat) for seat in pool))

    def ask(self, who: Who, seat_id: int) -> Found | Full | Kept:
        """Where this person could sit, who asked for this seat or one that is alike."""
        found = self._seat(who, self.alike(seat_id))
        if found is None:
            return Full()
        if not self.seats[seat_id].uses_a_place:
            return found
        if self._is_for_new(who):
            return KeptForNew(Mix.FIRST_TIMER)
        missing = self._kept(who, seat_id)
        return Kept(missing) if missing else found

    def _is_for_new(self, who: Who) -> bool:
        """Whether all that is free has to stay free for people new to the kind, and this is none of them."""
        if not self._for_new or who.new_to_kind:
            return False
        here = [each.who for each in self.sitting if self.seats[each.seat_id].uses_a_place]
        awaited = self._for_new - sum(each.new_to_kind for each in here)
        return awaited > 0 and self.spare(seat for seat in self.seats.values() if seat.uses_a_place) <= awaited

    def ask_all(self, asking: Sequence[tuple[int, Who, int]]) -> list[Found] | None:
        """Seats for all of these (place, who, wanted seat), who then sit in them; or nothing, and nobody has moved."""
        before = [Sitting(each.place_id, each.seat_id, each.who) for each in self.sitting]
        for order in (list(asking), list(asking)[::-1]):
            got: dict[int, Found] = {}
            for place_id, who, seat_id in order:
                found = self.ask(who, seat_id)
                if not isinstance(found, Found):
                    break
                self.sit(place_id, who, found)
                got[place_id] = found
            if len(got) == len(asking):
                return [self._settled(place_id, got) for place_id, _who, _seat in asking]
            self.sitting = [Sitting(each.place_id, each.seat_id, each.who) for each in before]
        return None

    def holds(self, asking: Sequence[tuple[int, Who, int]]) -> bool:
        """Whether there are seats for all of these now; nobody sits down."""
        before = [Sitting(each.place_id, each.seat_id, each.who) for each in self.sitting]
        found = self.ask_all(asking)
        self.sitting = before
        return found is not None

    def _settled(self, place_id: int, got: dict[int, Found]) -> Found:
        """Where one of several sits in the end, with the moves of those who sat before; the first carries them all."""
        seats = {each.place_id: each.seat_id for each in self.sitting}
        moved = [place for found in got.values() for place, _seat in found.moves if place not in got]
        first = place_id == next(iter(got))
        return Found(seats[place_id], tuple((each, seats[each]) for each in dict.fromkeys(moved)) if first else ())

    def sit(self, place_id: int, who: Who, found: Found) -> None:
        """What `ask` found is done."""
        self.move(found.moves)
        self.sitting.append(Sitting(place_id, found.seat_id, who))

    def move(self, moves: Iterable[tuple[int, int]]) -> None:
        for place_id, seat_id in moves:
            next(each for each in self.sitting if each.place_id == place_id).seat_id = seat_id

    def spread(self) -> list[tuple[int, int]]:
        """Move people out of seats that are too few for them, where a seat that is alike is free; the moves made."""
        made: list[tuple[int, int]] = []
        for each in list(self.sitting):
            if self.free(self.seats[each.seat_id]) < 0:
                self.sitting.remove(each)
                found = self._seat(each.who, self.alike(each.seat_id))
                self.sitting.append(each)
                if found:
                    moves = list(found.moves)
                    if found.seat_id != each.seat_id:
                        moves.append((each.place_id, found.seat_id))
                    self.move(moves)
                    made += moves
        return made

    def crowded(self) -> dict[int, int]:
        """By seat, how many more sit than there are seats."""
        return {seat.id: -self.free(seat) for seat in self.seats.values() if self.free(seat) < 0}

    def _seat(self, who: Who, among: Sequence[Seat]) -> Found | None:
        """The shortest chain of moves that frees a seat for this person: seats of their own type come first."""
        starts = sorted((seat for seat in among if who.fits(seat)), key=lambda seat: seat.type is SeatType.EITHER)
        came: dict[int, Sitting | None] = {seat.id: None for seat in starts}
        queue = deque(starts)
        while queue:
            seat = queue.popleft()
            if self.free(seat) > 0:
                return self._chain(seat.id, came)
            rest = [other for other in among if other.id not in came]
            for each in self.sitting if rest else ():
                if each.seat_id != seat.id or not self._may_leave(each, seat):
                    continue
                for other in rest:
                    if other.id not in came and each.who.fits(other):
                        came[other.id] = each
                        queue.append(other)
        return None

    def _may_leave(self, mover: Sitting, seat: Seat) -> bool:
        """Whether somebody else can have the seat instead: where the mover is away and somebody stands in for them,
        their being away goes with them, and that day would have one too many."""
        here = [each.place_id for each in self.sitting if each.seat_id == seat.id]
        others = [each for each in here if each != mover.place_id]
        return left(seat, fullest(len(here), (_more(day, seat, others) for day in self._days))) >= 0

    @staticmethod
    def _chain(seat_id: int, came: dict[int, Sitting | None]) -> Found:
        moves: list[tuple[int, int]] = []
        mover = came[seat_id]
        while mover is not None:
            moves.append((mover.place_id, seat_id))
            seat_id = mover.seat_id
            mover = came[seat_id]
        return Found(seat_id, tuple(moves))

    def _kept(self, who: Who, seat_id: int) -> Mix | None:
        """Of whom somebody must still be able to come, and could not after this person, who is none of them.

        Each rule for itself, whoever may come; and all together, where each of those awaited meets one of them.
        """
        people = [(each.seat_id, each.who) for each in self.sitting if self.seats[each.seat_id].uses_a_place]
        total = sum(seat.number for seat in self.seats.values() if seat.uses_a_place)
        awaited = missing(self.mixes, total, [each for _seat, each in people])
        others = [of for of in awaited if not who.counts_as(of)]
        if not others:
            return None
        after = {of: number - who.counts_as(of) for of, number in awaited.items()}
        worse = self._short([*people, (seat_id, who)], after) > self._short(people, awaited)
        alone = (of for of in others if awaited[of] >= max(0, total - len(people)))
        return next(alone, others[0] if worse else None)

    def _short(self, people: Iterable[tuple[int, Who]], awaited: Mapping[Mix, int]) -> int:
        """How many of those awaited for the mix would find no seat, beside these people (seat, who)."""
        seats = {seat.id: seat for seat in self.seats.values() if seat.uses_a_place}
        may = [[each.id for each in self.alike(seat_id) if who.fits(each)] or [seat_id] for seat_id, who in people]
        could = {of: [each.id for each in seats.values() if of in MEETS[each.type]] for of in awaited}
        return without_a_place(
            {each.id: each.number for each in seats.values()},
            may,
            [could[of] for of, number in awaited.items() for _each in range(number)],
        )


def _more(day: Day, seat: Seat, here: Iterable[int]) -> int:
    """How many more than the `here` have this seat on that day; fewer, where more are away than stand in."""
    return day.seats.count(seat.id) - sum(place_id in day.away for place_id in here)

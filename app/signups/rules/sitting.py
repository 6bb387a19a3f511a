"""What a room is made of: who sits in it, who is there for one day, and what is said to whoever asks for a seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.i18n import gettext as _
from app.opportunities.models import MixRule, Seat
from app.opportunities.states import Mix, SeatType

MEASURED = (Mix.SERVICE_USER, Mix.CARER, Mix.FIRST_TIMER)  # staff have no seat here
MEETS = {
    SeatType.EITHER: MEASURED,
    SeatType.SERVICE_USER: (Mix.SERVICE_USER, Mix.FIRST_TIMER),
    SeatType.CARER: (Mix.CARER, Mix.FIRST_TIMER),
}  # of whoever meets one rule alone, what they could meet in a seat of this type


@dataclass(frozen=True)
class Who:
    """What counts of a person here. `new`: has not taken part in anything yet."""

    service_user: bool
    carer: bool
    new: bool = False
    new_to_kind: bool = False  # has had no place in this kind; known only where places are kept for those

    def fits(self, seat: Seat) -> bool:
        return {SeatType.EITHER: True, SeatType.SERVICE_USER: self.service_user, SeatType.CARER: self.carer}[seat.type]

    def counts_as(self, of: Mix) -> bool:
        """Staff have no seat here; everybody who has one is an advisor."""
        said = {Mix.SERVICE_USER: self.service_user, Mix.CARER: self.carer, Mix.FIRST_TIMER: self.new}
        return said.get(of, True)


@dataclass
class Sitting:
    place_id: int
    seat_id: int
    who: Who


@dataclass(frozen=True)
class Day:
    """One day of a series: the seats of those who are there for it alone, and the places of those who are not."""

    seats: tuple[int, ...] = ()
    away: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Found:
    """A seat, and the (place, seat) of those who move for it: to seats that make no difference to them."""

    seat_id: int
    moves: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Full:
    """No seat that fits is free."""


@dataclass(frozen=True)
class Kept:
    """A seat is free, and kept for somebody who counts as this, so that the mix is as promised."""

    of: Mix


@dataclass(frozen=True)
class KeptForNew(Kept):
    """A seat is free, and kept for somebody new to this kind of opportunity until a stated time."""


def needed(mixes: Sequence[MixRule], total: int) -> dict[Mix, int]:
    """Of whom there must be how many; of a percentage of all places, rounded up."""
    found: dict[Mix, int] = {}
    for rule in mixes:
        of, number = Mix(rule.of), rule.number or -(-(rule.percent or 0) * total // 100)
        if of in MEASURED:
            found[of] = max(number, found.get(of, 0))
    return found


def missing(mixes: Sequence[MixRule], total: int, here: Sequence[Who]) -> dict[Mix, int]:
    """How many are still awaited of each, beside those who are here: never more than there are places left."""
    left = max(0, total - len(here))
    open_ = {of: number - sum(who.counts_as(of) for who in here) for of, number in needed(mixes, total).items()}
    return {of: min(number, left) for of, number in open_.items() if number > 0}


def kept_words(of: Mix) -> str:
    """Why a name waits although a place is free, where that is for the mix."""
    kept_for = {
        Mix.SERVICE_USER: _("The places that are left are kept for people who use services themselves."),
        Mix.CARER: _("The places that are left are kept for carers."),
        Mix.FIRST_TIMER: _("The places that are left are kept for people who are new to this."),
    }
    return kept_for[of] + " " + _("So the group is as mixed as was promised.")

"""Putting names in order: by lot, or by turns with the lot among equals. Pure, so that anybody can repeat it.

The lot: the seed is printed before the first name is in, every name has a number, and the order is that of
sha256("SEED:NUMBERS:NUMBER"), where NUMBERS are all numbers of the opportunity in rising order, with commas between.
Until the last name is in nobody knows the list, so nobody knows the order; afterwards everybody can work it out.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from app.core import formatting
from app.core.clock import LONDON
from app.core.formatting import ordinal
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.opportunities.models import Opportunity
from app.opportunities.states import Method

RECIPE = (
    "python3 -c \"import hashlib,sys;s,*n=sys.argv[1:];n.sort();w=','.join(n);"
    "print(*sorted(n,key=lambda x:hashlib.sha256(f'{s}:{w}:{x}'.encode()).hexdigest()))\""
)
LOWEST, HIGHEST = 100_000, 999_999  # six figures: as words they sort as they do as numbers
WINDOW_YEARS = 1


@dataclass(frozen=True)
class Name:
    """One name on the list. `turns` counts opportunities in the window; `new` means never a place in this kind."""

    place_id: int
    number: int
    turns: int = 0
    new: bool = False


def drawn(seed: str, numbers: Iterable[int]) -> list[int]:
    """The numbers in the order in which they are drawn."""
    rising = sorted(set(numbers))
    whole = ",".join(str(number) for number in rising)
    return sorted(rising, key=lambda number: sha256(f"{seed}:{whole}:{number}".encode()).hexdigest())


def by_lot(seed: str, numbers: Iterable[int], names: Iterable[Name]) -> list[Name]:
    """`names` (those of one kind of place) in the order of the draw among all `numbers`."""
    at = {number: place for place, number in enumerate(drawn(seed, numbers))}
    return sorted(names, key=lambda name: at[name.number])


def by_turns(seed: str, numbers: Iterable[int], names: Iterable[Name], *, seats: int, kept: int) -> list[Name]:
    """Fewest turns first, equals by lot; of the first `seats` names `kept` are new, where there are so many."""
    return keeping(sorted(by_lot(seed, numbers, names), key=lambda name: name.turns), seats=seats, kept=kept)


def keeping(order: list[Name], *, seats: int, kept: int) -> list[Name]:
    """The same order, but that of the first `seats` names `kept` are new, where there are so many."""
    fresh = [name for name in order if name.new][: min(kept, seats)]
    others = [name for name in order if name not in fresh][: max(0, seats - len(fresh))]
    first = [name for name in order if name in fresh or name in others]
    return [*first, *(name for name in order if name not in first)]


def window(closes_at: datetime) -> tuple[datetime, datetime]:
    """From when to when a turn counts: the twelve months that end when names close."""
    end = closes_at.astimezone(LONDON)
    day = 28 if (end.month, end.day) == (2, 29) else end.day
    return end.replace(year=end.year - WINDOW_YEARS, day=day), end


def new_number(taken: Collection[int]) -> int:
    """A number that nobody of this opportunity has and nobody could foresee."""
    while (number := LOWEST + secrets.randbelow(HIGHEST - LOWEST + 1)) in taken:
        pass
    return number


def because(opportunity: Opportunity, name: Name, *, rank: int, names: int, places: int) -> str:
    """Why a name stands where it does, in one or two sentences that the person reads."""
    facts = {"rank": ordinal(rank), "names": names, "places": formatting.places(places)}
    if opportunity.method is Method.DRAW:
        said = _("Drawn by lot: your number came %(rank)s of %(names)s for %(places)s.", **facts)
    else:
        facts["had"] = ngettext("%(num)d turn", "%(num)d turns", name.turns)
        said = _(
            "Fewer turns first, equals by lot: with %(had)s you came %(rank)s of %(names)s for %(places)s.", **facts
        )
    kept = opportunity.kept_for_new
    if not kept:
        return said
    new = ngettext("%(num)d place was kept for somebody new.", "%(num)d places were kept for people new to it.", kept)
    return f"{said} {new}"

"""The gap between what hosts claimed and what advisors rated, by half-years that are over. Pure.

Half-years stand still, and one that runs is not shown: nobody learns a rating by looking before and after it came in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.core.months import months_later
from app.matching.ledger.rules import LEAST, closed


class Halfyear(NamedTuple):
    """Its first day, and the day after its last."""

    first: date
    end: date


@dataclass(frozen=True)
class Pairs:
    """Ratings that stand beside a claim: how many, and the sums of the steps claimed and rated."""

    number: int = 0
    claimed: int = 0
    rated: int = 0

    def plus(self, other: Pairs) -> Pairs:
        return Pairs(self.number + other.number, self.claimed + other.claimed, self.rated + other.rated)

    @property
    def enough(self) -> bool:
        return self.number >= LEAST

    @property
    def gap(self) -> float:
        """Steps by which more was claimed than rated, on average; below 0 where people had more say than claimed."""
        return (self.claimed - self.rated) / self.number


def last_halfyears(today: date, number: int) -> list[Halfyear]:
    """The last ones that are over, the earliest first."""
    running = date(today.year, 1 if today.month < 7 else 7, 1)
    firsts = [months_later(running, -6 * back) for back in range(number, 0, -1)]
    return [Halfyear(first, months_later(first, 6)) for first in firsts]


def shut(teams: Sequence[int], period: int, found: Mapping[tuple[int, int], Pairs]) -> frozenset[int]:
    """The teams of which nothing is shown in this half-year: by the rule of the ledger of turns."""
    rows = [[found.get((team, period), Pairs()).number] for team in teams]
    return frozenset(teams[at] for at in closed(rows))

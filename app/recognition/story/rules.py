"""A story in facts, without a database: its things, what is left out, sums by sort, and words that give a name away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.opportunities.states import SeatRole, Shape
from app.reviews.states import Part


@dataclass(frozen=True)
class Thing:
    """One part taken. `key` stays the same when its record is corrected; `code` is that of its certificate."""

    key: str
    on: date
    title: str
    kind: str
    shape: Shape
    role: SeatRole
    minutes: int
    code: str = ""
    checkable: bool = False
    scheme: str = ""  # of the review it was part of
    part: Part | None = None
    opportunity_id: int = 0


def on_it(things: Iterable[Thing], left_out: Collection[str]) -> list[Thing]:
    return [thing for thing in things if thing.key not in left_out]


def still_left_out(things: Iterable[Thing], shown: Collection[str], before: Collection[str], asked: str) -> list[str]:
    """The keys left out. What came since the page was made (it is not in `asked`) stays as it was."""
    seen = set(asked.split())
    return [
        thing.key
        for thing in things
        if (thing.key not in shown if thing.key in seen else thing.key in before)
    ]  # fmt: skip


def by_year(things: Iterable[Thing]) -> list[tuple[int, list[Thing]]]:
    """The newest year first, and in it the newest day."""
    found: dict[int, list[Thing]] = {}
    for thing in sorted(things, key=lambda each: (each.on, each.key), reverse=True):
        found.setdefault(thing.on.year, []).append(thing)
    return list(found.items())


def by_shape(things: Iterable[Thing]) -> list[tuple[Shape, list[Thing]]]:
    """The sort of which there is most first."""
    found: dict[Shape, list[Thing]] = {}
    for thing in things:
        found.setdefault(thing.shape, []).append(thing)
    order = list(Shape)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), order.index(pair[0])))


def minutes(things: Sequence[Thing]) -> int:
    return sum(thing.minutes for thing in things)


MONTHS = frozenset({"april", "may", "june", "august"})  # also first names


def names_in(words: str, *names: str) -> str:
    """The part of these names that stands in the words, or "". A month is no name: a story says since when."""
    said = set(re.findall(r"\w+", words.casefold()))
    parts = {part for name in names for part in re.findall(r"\w+", name)}
    return next((part for part in sorted(parts) if len(part) > 1 and part.casefold() in said - MONTHS), "")

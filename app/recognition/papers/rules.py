"""Parts taken, summed up for a paper. No database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.opportunities.states import SeatRole, Shape


@dataclass(frozen=True)
class Part:
    """One part taken."""

    on: date
    title: str
    team: str
    shape: Shape
    role: SeatRole
    minutes: int


@dataclass(frozen=True)
class Sort:
    """Everything of one sort in one role. `key` stays the same as more comes to it."""

    shape: Shape
    role: SeatRole
    parts: Sequence[Part]

    @property
    def key(self) -> str:
        return f"{self.shape.value}.{self.role.value}"

    @property
    def first(self) -> date:
        return min(part.on for part in self.parts)

    @property
    def last(self) -> date:
        return max(part.on for part in self.parts)

    @property
    def minutes(self) -> int:
        return minutes(self.parts)


def sorts(parts: Iterable[Part]) -> list[Sort]:
    """The sort of which there is most first."""
    found: dict[tuple[Shape, SeatRole], list[Part]] = {}
    for part in parts:
        found.setdefault((part.shape, part.role), []).append(part)
    order = list(Shape)
    made = [Sort(shape, role, tuple(those)) for (shape, role), those in found.items()]
    return sorted(made, key=lambda each: (-len(each.parts), order.index(each.shape), each.role.value))


def between(parts: Iterable[Part], first: date, last: date) -> list[Part]:
    return [part for part in parts if first <= part.on <= last]


def minutes(parts: Iterable[Part]) -> int:
    return sum(part.minutes for part in parts)


@dataclass(frozen=True)
class Known:
    """One skill over all parts: how often it was said, and whether any host confirmed it."""

    words: str
    times: int
    confirmed: bool


def known(said: Iterable[tuple[str, bool]]) -> list[Known]:
    """The confirmed first, then what was said most often."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for words, confirmed in said:
        found.setdefault(words.casefold(), []).append((words, confirmed))
    made = [Known(those[0][0], len(those), any(yes for _words, yes in those)) for those in found.values()]
    return sorted(made, key=lambda each: (not each.confirmed, -each.times, each.words.casefold()))


@dataclass(frozen=True)
class Trained:
    """One training somebody has done, by the name it has here; the day is the newest that is known."""

    code: str
    name: str
    on: date | None


def chosen(skills: Iterable[Known], words: Collection[str]) -> list[Known]:
    return [each for each in skills if each.words in words]

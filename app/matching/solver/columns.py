"""Advisors as columns: one array a fact, so that a hard rule is asked of everybody at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.solver.instance import Advisor, Instance, Span

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Bools = NDArray[np.bool_]
Bits = NDArray[np.uint64]  # (words, advisors)

WORD = 64
KEPT = 400  # days: more than a year of them


@dataclass(frozen=True, slots=True)
class Listed:
    """Intervals of some advisors, flat: row by row whose it is, and from where to where."""

    who: Small
    low: Ints
    high: Ints

    def meeting(self, low: int, high: int) -> Small:
        """Whose interval has a point in common with low..high, both included."""
        found: Small = self.who[(self.low <= high) & (self.high >= low)]
        return found

    def covering(self, low: int, high: int) -> Small:
        found: Small = self.who[(self.low <= low) & (self.high >= high)]
        return found


class Days:
    """Who is away on a day, kept for the next opportunity of that day."""

    def __init__(self, spans: Listed) -> None:
        self._spans = spans
        self._on: dict[int, Small] = {}

    def on(self, day: int) -> Small:
        if day not in self._on:
            if len(self._on) > KEPT:
                self._on.clear()
            self._on[day] = self._spans.meeting(day, day)
        return self._on[day]


class Codes:
    """Sets of words as bits: which of them each advisor has."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        self._number = {name: n for n, name in enumerate(sorted(frozenset().union(*sets)))}
        self.bits: Bits = np.zeros((max(1, -(-len(self._number) // WORD)), len(sets)), np.uint64)
        for who, names in enumerate(sets):
            for name in names:
                word, bit = divmod(self._number[name], WORD)
                self.bits[word, who] |= np.uint64(1 << bit)

    def mask(self, names: Iterable[str]) -> Bits:
        """One word a row, to be held against `bits`. Words that nobody has are left out."""
        found = [0] * len(self.bits)
        for number in (self._number[name] for name in names if name in self._number):
            found[number // WORD] |= 1 << number % WORD
        return np.array(found, np.uint64)[:, None]


class Columns:
    """Every fact of the advisors that a hard rule or the fit asks for."""

    def __init__(self, instance: Instance) -> None:
        advisors = instance.advisors
        self.number = len(advisors)
        self.x, self.y = _ints(advisors, lambda a: a.x), _ints(advisors, lambda a: a.y)
        self.reach = _ints(advisors, lambda a: a.max_distance)
        willing = _ints(advisors, lambda a: a.max_activities) >= 1
        self.online: Bools = willing & np.array([a.online for a in advisors], bool)
        self.in_person: Bools = willing & np.array([a.in_person for a in advisors], bool)
        self.cap = _ints(advisors, lambda a: a.max_minutes_per_month)
        months = min((len(a.committed) for a in advisors), default=len(instance.month_start_days))
        rows = np.array([a.committed[:months] for a in advisors], np.int64)
        self.committed: Ints = rows.reshape(len(advisors), months).T.copy()
        self.notice = _ints(advisors, lambda a: a.preferred_notice_days)
        self.tags = Codes([a.tags for a in advisors])
        self.interests = Codes([a.interests for a in advisors])
        self.needs = Codes([a.access_needs for a in advisors])
        self.training = _held([a.training for a in advisors])
        self.checks = _held([a.checks for a in advisors])
        self.conflicts = _by_name([a.conflicts for a in advisors])
        self.declined = _by_name([a.declined for a in advisors])
        self.ranks = [_by_name([a.ranking[n : n + 1] for a in advisors]) for n in range(5)]
        self.away = Days(_listed([(n, *span) for n, a in enumerate(advisors) for span in a.away]))
        self.busy = _by_day(advisors)
        self.layers = _layers(advisors)


def _ints(advisors: Sequence[Advisor], fact: Callable[[Advisor], int]) -> Ints:
    return np.fromiter(map(fact, advisors), np.int64, len(advisors))


def _listed(rows: Sequence[tuple[int, int, int]]) -> Listed:
    table = np.array(rows, np.int64).reshape(-1, 3)
    return Listed(table[:, 0].astype(np.int32), table[:, 1].copy(), table[:, 2].copy())


def _held(columns: Sequence[Mapping[str, Span]]) -> dict[str, Listed]:
    rows = defaultdict(list)
    for who, held in enumerate(columns):
        for code, span in held.items():
            rows[code].append((who, *span))
    return {code: _listed(found) for code, found in rows.items()}


def _by_name(columns: Sequence[Iterable[str]]) -> dict[str, Small]:
    rows = defaultdict(list)
    for who, names in enumerate(columns):
        for name in names:
            rows[name].append(who)
    return {name: np.array(found, np.int32) for name, found in rows.items()}


def _by_day(advisors: Sequence[Advisor]) -> dict[int, Listed]:
    """Busy minutes; the last minute is counted in, so an interval ends where the next begins."""
    rows = defaultdict(list)
    for who, advisor in enumerate(advisors):
        for day, start, end in advisor.busy:
            rows[day].append((who, start, end - 1))
    return {day: _listed(found) for day, found in rows.items()}


def _layers(advisors: Sequence[Advisor]) -> list[tuple[NDArray[np.int16], NDArray[np.int16]]]:
    """Weekly windows: the first of each weekday, the second of each, and so on. An empty one holds no session."""
    layers: list[tuple[NDArray[np.int16], NDArray[np.int16]]] = []
    for who, advisor in enumerate(advisors):
        used = [0] * 7
        for weekday, start, end in advisor.weekly:
            if used[weekday] == len(layers):
                shape = (7, len(advisors))
                layers.append((np.ones(shape, np.int16), np.zeros(shape, np.int16)))
            starts, ends = layers[used[weekday]]
            starts[weekday, who], ends[weekday, who] = start, end
            used[weekday] += 1
    return layers

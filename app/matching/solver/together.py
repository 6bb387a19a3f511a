"""What one advisor cannot do together, as few and strong rows: at most one of a clique, and the minutes of a month.

Two of an advisor's pairs exclude each other where their sessions clash, or where both do not fit into a month. Rows
over maximal cliques of that graph are much tighter than rows over its edges: the relaxation is nearly always whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.matching.solver.clock import Clock
from app.matching.solver.columns import Bools, Ints
from app.matching.solver.problem import Problem

MOST_CLIQUES = 8  # times the pairs of an advisor; beyond, enough of them to cover every edge
CHUNK = 1_000_000  # combinations looked at in one go


@dataclass(frozen=True, slots=True)
class Row:
    """Sum of weight times pair is at most `most`."""

    pairs: list[int]
    weights: list[int]
    most: int


class Together:
    def __init__(self, problem: Problem, clock: Clock) -> None:
        self._problem, self._clock = problem, clock
        self._minutes = np.zeros((len(problem.places), problem.months), np.int64)
        for opportunity, months in enumerate(problem.minutes):
            for month, minutes in months:
                self._minutes[opportunity, month] = minutes

    @cached_property
    def _keys(self) -> Ints:
        """Clashing pairs of opportunities, each as one number, rising."""
        wide = len(self._problem.places)
        rows = [number * wide + others.astype(np.int64) for number, others in enumerate(self._problem.clashes)]
        return np.concatenate([np.zeros(0, np.int64), *rows])

    def rows(self, kept: Ints, fresh: Bools) -> Iterator[Row]:
        """For pairs that are kept, in the order of their advisors, every row in which a fresh one stands.

        `kept` are pair numbers sorted by advisor, `fresh` says which of them are new. Raises `OutOfTime`.
        """
        advisors = self._problem.pairs.advisor[kept]
        starts = np.flatnonzero(np.diff(advisors, prepend=-1))
        sizes = np.diff(np.append(starts, len(kept)))
        new = np.add.reduceat(fresh, starts) > 0 if len(starts) else np.zeros(0, bool)
        several = new & (sizes > 1) & (self._problem.most[advisors[starts]] > 1)
        edges = self._edges(kept, starts[several], sizes[several])
        for start, size in zip(starts[several].tolist(), sizes[several].tolist(), strict=True):
            own, among = kept[start : start + size], fresh[start : start + size]
            self._clock.left()
            if start in edges:
                yield from _clique_rows(own, among, edges[start])
            yield from self._hours(own, among)

    def _edges(self, kept: Ints, starts: Ints, sizes: Ints) -> dict[int, list[int]]:
        """By where an advisor's pairs begin: for each of them, as bits, which others it excludes."""
        found: dict[int, list[int]] = {}
        for size in np.unique(sizes).tolist():
            first, second = np.triu_indices(size, 1)
            group = starts[sizes == size]
            for part in np.array_split(group, max(1, len(group) * len(first) // CHUNK)):
                self._clock.left()
                at = part[:, None]
                apart = self._apart(kept[at + first], kept[at + second])
                for row, edge in zip(*np.nonzero(apart), strict=True):
                    one, other = int(first[edge]), int(second[edge])
                    bits = found.setdefault(int(part[row]), [0] * size)
                    bits[one] |= 1 << other
                    bits[other] |= 1 << one
        return found

    def _apart(self, one: Ints, other: Ints) -> Bools:
        pairs, wide = self._problem.pairs, len(self._problem.places)
        a, b = pairs.opportunity[one].astype(np.int64), pairs.opportunity[other].astype(np.int64)
        keys = a * wide + b
        at = np.minimum(np.searchsorted(self._keys, keys), max(0, len(self._keys) - 1))
        apart = self._keys[at] == keys if len(self._keys) else np.zeros(keys.shape, bool)
        for month in range(self._problem.months):
            mine, yours = self._minutes[a, month], self._minutes[b, month]
            both = (mine > 0) & (yours > 0)
            if both.any():
                apart |= both & (mine + yours > self._problem.room[month, pairs.advisor[one]])
        return apart

    def _hours(self, own: Ints, fresh: Bools) -> Iterator[Row]:
        """Months that three or more could overfill: two are told by the cliques."""
        advisor = int(self._problem.pairs.advisor[own[0]])
        most = int(self._problem.most[advisor])
        if most < 3 or len(own) < 3:
            return
        months = defaultdict(list)
        for number, new in zip(own.tolist(), fresh.tolist(), strict=True):
            for month, minutes in self._problem.minutes[self._problem.pairs.opportunity[number]]:
                months[month].append((minutes, number, new))
        for month, found in sorted(months.items()):
            found.sort(reverse=True)
            room = int(self._problem.room[month, advisor])
            if sum(minutes for minutes, _number, _new in found[:most]) > room and any(new for *_rest, new in found):
                yield Row([number for _m, number, _n in found], [minutes for minutes, _number, _new in found], room)


def _clique_rows(own: Ints, fresh: Bools, edges: list[int]) -> Iterator[Row]:
    new = sum(1 << place for place in np.flatnonzero(fresh).tolist())
    for clique in cliques(edges):
        if clique & new:
            members = [int(own[place]) for place in _places(clique)]
            yield Row(members, [1] * len(members), 1)


def cliques(edges: list[int]) -> list[int]:
    """Maximal cliques of two or more, as bits; where there are very many, enough of them to cover every edge."""
    found: list[int] = []
    limit = MOST_CLIQUES * len(edges)
    connected = sum(1 << place for place, others in enumerate(edges) if others)
    stack = [(0, connected, 0)]
    while stack:
        chosen, possible, done = stack.pop()
        if not possible:
            if not done:
                found.append(chosen)
                if len(found) > limit:
                    return _cover(edges)
            continue
        pivot = max(_places(possible | done), key=lambda place: (edges[place] & possible).bit_count())
        for place in _places(possible & ~edges[pivot]):
            stack.append((chosen | 1 << place, possible & edges[place], done & edges[place]))
            possible &= ~(1 << place)
            done |= 1 << place
    return found


def _cover(edges: list[int]) -> list[int]:
    """Greedily: each edge that is not covered yet is grown to a maximal clique."""
    found, open_to = [], list(edges)
    for place in range(len(edges)):
        while open_to[place]:
            clique, possible = 1 << place, edges[place]
            wanted = open_to[place]
            while possible:
                other = _places(possible & wanted or possible)[0]
                clique |= 1 << other
                possible &= edges[other]
            for member in _places(clique):
                open_to[member] &= ~clique
            found.append(clique)
    return found


def _places(bits: int) -> list[int]:
    found = []
    while bits:
        low = bits & -bits
        found.append(low.bit_length() - 1)
        bits ^= low
    return found

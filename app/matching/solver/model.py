"""The rows and columns of the relaxation: it can grow by pairs, and every tier has its own cost for each column.

Rows: `places` of each opportunity, `needs` (with a column for what is missing), the `load` of each advisor, and after
those what one advisor cannot do together. The load is convex: the first activity is priced at the pair, each further
one by an extra column of the advisor, cheapest first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.solver.clock import Clock
from app.matching.solver.columns import Ints
from app.matching.solver.problem import Problem
from app.matching.solver.together import Row, Together

Floats = NDArray[np.float64]
TIERS = 4


@dataclass(frozen=True, slots=True)
class Sparse:
    """Entries by line: line n has `index[start[n]:start[n + 1]]`."""

    start: Ints
    index: Ints
    value: Ints

    def __len__(self) -> int:
        return len(self.start) - 1


@dataclass(frozen=True, slots=True)
class Growth:
    """New columns, with their entries in the rows that stand from the beginning."""

    columns: Sparse
    cost: Ints  # (tiers, columns), to be made small
    lower: Ints
    upper: Ints


class Model:
    """`pair` is the pair of each column, -1 for what is missing and for extra load. Row numbers only grow."""

    def __init__(self, problem: Problem, clock: Clock | None = None) -> None:
        self.problem = problem
        self._together = Together(problem, clock or Clock())
        opportunities, needs, advisors = len(problem.places), len(problem.needs), len(problem.most)
        self.first_need, self.first_load = opportunities, opportunities + needs
        self.first_together = self.first_load + advisors
        self.counts = np.bincount(problem.pairs.advisor, minlength=advisors)
        self.pair: Ints = np.full(needs, -1, np.int64)
        self.column: Ints = np.full(len(problem.pairs), -1, np.int64)  # of each pair
        self.extra: Ints = np.zeros(advisors, np.int64)  # columns of extra load, by advisor
        self.together: list[Row] = []  # that the solver has; the others wait until something goes against them
        self._waiting: list[Row] = []
        self.costs = costs(problem)
        self._times = np.zeros(len(problem.pairs), np.int64)

    @property
    def base(self) -> tuple[Ints, Ints, Growth]:
        """Limits of the rows to begin with (huge where there is none), and the columns of what is missing."""
        problem, needs = self.problem, len(self.problem.needs)
        least = np.array([need.least for need in problem.needs], np.int64)
        none = np.full(1, HUGE, np.int64)
        lower = np.concatenate([np.repeat(-none, self.first_need), least, np.repeat(-none, len(problem.most))])
        upper = np.concatenate([self.room, np.repeat(none, needs), np.ones(len(problem.most), np.int64)])
        cost = np.zeros((TIERS, needs), np.int64)
        cost[0] = 1
        columns = Sparse(np.arange(needs + 1), self.first_need + np.arange(needs), np.ones(needs, np.int64))
        return lower, upper, Growth(columns, cost, np.zeros(needs, np.int64), least)

    @property
    def most_together(self) -> int:
        """The most rows of what cannot be done together that any one pair stands in."""
        return int(self._times.max(initial=0))

    @property
    def room(self) -> Ints:
        """Places, no more of them than there are people."""
        return np.minimum(self.problem.places, np.diff(self.problem.pairs.start))

    def grow(self, numbers: Ints) -> Growth:
        """Take in these pairs, none of which is in yet. The growth has to be given to the solver.

        Raises `OutOfTime`, after which this grows no more; bounds can still be counted.
        """
        problem, width = self.problem, len(self.pair)
        numbers = np.sort(numbers)
        self.column[numbers] = width + np.arange(len(numbers))
        self.pair = np.concatenate([self.pair, numbers])
        kept = np.flatnonzero(self.column >= 0)
        kept = kept[np.argsort(problem.pairs.advisor[kept], kind="stable")]
        fresh = self.column[kept] >= width
        extra, rank = self._extra()
        self._waiting += self._together.rows(kept, fresh)
        self.pair = np.concatenate([self.pair, np.full(len(extra), -1, np.int64)])
        cost = np.zeros((TIERS, len(numbers) + len(extra)), np.int64)
        cost[:, : len(numbers)] = self.costs[:, numbers]
        cost[2, len(numbers) :] = rank
        pinned = np.isin(numbers, problem.pinned)
        return Growth(
            columns=_lines(*self._entries(numbers, extra), len(numbers) + len(extra)),
            cost=cost,
            lower=np.concatenate([pinned, np.zeros(len(extra), bool)]).astype(np.int64),
            upper=np.ones(len(numbers) + len(extra), np.int64),
        )

    def pressing(self, x: Floats) -> tuple[Sparse, Ints]:
        """Waiting rows that this point goes against: from now on they stand, in the order in which they are given."""
        if not self._waiting:
            return EMPTY, np.zeros(0, np.int64)
        rows, most = self.waiting
        full = np.add.reduceat(rows.value * x[rows.index], rows.start[:-1]) > most + TOLERANCE
        pressed = [row for row, against in zip(self._waiting, full.tolist(), strict=True) if against]
        self._waiting = [row for row, against in zip(self._waiting, full.tolist(), strict=True) if not against]
        self.together += pressed
        for row in pressed:
            self._times[row.pairs] += 1
        return self._rows(pressed), most[full]

    @property
    def waiting(self) -> tuple[Sparse, Ints]:
        return self._rows(self._waiting), np.array([row.most for row in self._waiting], np.int64)

    def _extra(self) -> tuple[Ints, Ints]:
        """For whom a column of extra load is now lacking, and how many activities that one stands beyond the first."""
        problem = self.problem
        kept = problem.pairs.advisor[self.column >= 0]
        wanted = np.maximum(np.minimum(np.bincount(kept, minlength=len(problem.most)), problem.most) - 1, 0)
        lacking = np.maximum(wanted - self.extra, 0)
        who = np.repeat(np.arange(len(lacking)), lacking)
        before = np.repeat(np.cumsum(lacking) - lacking, lacking)
        rank = self.extra[who] + 1 + np.arange(len(who)) - before
        self.extra = np.maximum(self.extra, wanted)
        return who, rank

    def _entries(self, numbers: Ints, extra: Ints) -> tuple[Ints, Ints, Ints]:
        """(column, row, value) of new columns in the rows that stood from the beginning."""
        pairs = self.problem.pairs
        place = np.arange(len(numbers))
        columns = [place, place]
        rows = [pairs.opportunity[numbers].astype(np.int64), self.first_load + pairs.advisor[numbers].astype(np.int64)]
        opportunity = pairs.opportunity[numbers]
        for number, need in enumerate(self.problem.needs):
            low, high = np.searchsorted(opportunity, [need.opportunity, need.opportunity + 1])
            meeting = place[low:high]
            if need.by is not None:
                meeting = meeting[need.by[numbers[low:high] - pairs.start[need.opportunity]]]
            columns.append(meeting)
            rows.append(np.full(len(meeting), self.first_need + number))
        whole = np.concatenate(columns)
        return (
            np.concatenate([whole, len(numbers) + np.arange(len(extra))]),
            np.concatenate([*rows, self.first_load + extra]),
            np.concatenate([np.ones(len(whole), np.int64), np.full(len(extra), -1)]),
        )

    def _rows(self, together: list[Row]) -> Sparse:
        sizes = [len(row.pairs) for row in together]
        members = np.array([number for row in together for number in row.pairs], np.int64)
        weights = np.array([weight for row in together for weight in row.weights], np.int64)
        return Sparse(np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]), self.column[members], weights)


HUGE = 2**62
TOLERANCE = 1e-6
EMPTY = Sparse(np.zeros(1, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64))


def costs(problem: Problem) -> Ints:
    """(tiers, pairs): what taking each pair costs in each tier, all to be made small."""
    nothing = np.zeros(len(problem.pairs), np.int64)
    return np.stack([nothing, nothing - 1, problem.base[problem.pairs.advisor] + 1, -problem.value])


def _lines(line: Ints, index: Ints, value: Ints, number: int) -> Sparse:
    order = np.argsort(line, kind="stable")
    start = np.concatenate([[0], np.cumsum(np.bincount(line, minlength=number))])
    return Sparse(start, index[order], value[order])

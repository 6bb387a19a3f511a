"""What a search knows so far: the best answer, and for each tier what no other could beat."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import gcd

import numpy as np

from app.matching.solver.answer import WEIGHTS
from app.matching.solver.bound import Bound
from app.matching.solver.columns import Ints
from app.matching.solver.model import TIERS
from app.matching.solver.problem import Problem

COST = tuple(abs(weight) for weight in WEIGHTS)  # every tier as something to be made small


@dataclass
class State:
    """`best` are pair numbers. `bounds` are of so many first tiers together; `closed` tiers are proved."""

    problem: Problem
    best: Ints
    bounds: dict[int, Bound] = field(default_factory=dict)
    weighted: int | None = None
    settled: int | None = None  # by branching: the least that all tiers weighted can be
    closed: int = 0
    branched: int = 0  # of the closed tiers, those that whole numbers alone do not prove
    work: int = 0

    def __post_init__(self) -> None:
        self.costs = cost(self.problem, self.best)

    def offer(self, numbers: Ints) -> None:
        costs = cost(self.problem, numbers)
        if costs < self.costs:
            self.best, self.costs = numbers, costs

    def note(self, known: Bound | None) -> None:
        """A bound of all tiers, weighted."""
        if known is not None:
            self.weighted = known.least if self.weighted is None else max(self.weighted, known.least)

    def value(self, tiers: int) -> int:
        """Of the best answer: the weighted sum of the first tiers."""
        return weighted(self.costs, first(tiers))

    @property
    def proved(self) -> bool:
        return self.closed == TIERS

    @property
    def least(self) -> tuple[int, ...] | None:
        """Of each tier as a cost, what no answer beats that is as good in the tiers before."""
        if len(self.bounds) < TIERS:
            return None
        return tuple(
            self.costs[tier] if tier < self.closed else self._least(tier, self.bounds[tier + 1])
            for tier in range(TIERS)
        )

    def _least(self, tier: int, bound: Bound) -> int:
        weights = first(tier + 1)
        least = -(-(bound.least - weighted(self.costs[:tier], weights[:tier])) // weights[tier])
        return max(least, 0 if tier in {0, 2} else least)  # nothing is missing less than nothing


def cost(problem: Problem, numbers: Ints) -> tuple[int, ...]:
    """The tiers of an answer, all to be made small, with the bonus for former pairs in the last."""
    advisors = problem.pairs.advisor[numbers]
    times = np.bincount(advisors, minlength=len(problem.most))
    taken = np.zeros(len(problem.pairs), bool)
    taken[numbers] = True
    missing = 0
    for need in problem.needs:
        there = taken[problem.at(need.opportunity)]
        missing += max(0, need.least - int((there if need.by is None else there & need.by).sum()))
    load = sum(problem.base[advisors].tolist()) + sum((times * (times + 1) // 2).tolist())
    return missing, -len(numbers), load, -sum(problem.value[numbers].tolist())


def weighted(costs: tuple[int, ...], weights: tuple[int, ...]) -> int:
    return sum(weight * each for weight, each in zip(weights, costs, strict=False))


def first(tiers: int) -> tuple[int, ...]:
    """The weights of so many tiers, in lowest terms; the others weigh nothing."""
    whole = gcd(*COST[:tiers])
    return tuple(weight // whole for weight in COST[:tiers]) + (0,) * (TIERS - tiers)

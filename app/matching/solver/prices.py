"""Few pairs at first, more where the multipliers ask for them: the relaxation of all pairs without holding them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.solver.bound import Bound, bound
from app.matching.solver.columns import Bools, Ints
from app.matching.solver.highs import Highs, NoAnswer, Relaxed
from app.matching.solver.model import Model
from app.matching.solver.problem import Problem

Note = Callable[[Bound | None, Relaxed], None]
EACH = 4  # pairs of everybody to begin with: who has none in the model looks as if they had no time to give
MANY = 100  # one row in so many that a relaxation goes against: before that, no pair is worth asking for
NEAR = 1_000  # one part in so many of what a missing one costs: pairs dearer by less are taken in with those lacking


def _nobody(_known: Bound | None, _relaxed: Relaxed) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Priced:
    """A relaxation that no pair outside of the model would improve, and its bound in whole numbers."""

    relaxed: Relaxed
    bound: Bound


def promising(problem: Problem, weights: tuple[int, ...]) -> Ints:
    """Enough pairs to begin with: the cheapest of each opportunity, the cheapest who meet each need of its mix, and a
    few of everybody."""
    price = problem.base[problem.pairs.advisor] * weights[2] - problem.value * weights[3]
    keep = np.zeros(len(problem.pairs), bool)
    keep[problem.pinned] = True
    for opportunity, places in enumerate(problem.places.tolist()):
        part = problem.at(opportunity)
        keep[part.start + _least(price[part], 2 * places + 6)] = True
        for need in problem.needs_of[opportunity]:
            if need.by is not None:
                meeting = np.flatnonzero(need.by)
                keep[part.start + meeting[_least(price[part][meeting], 3 * need.least + 5)]] = True
    keep[_of_everybody(problem, keep)] = True
    return np.flatnonzero(keep)


def _of_everybody(problem: Problem, kept: Bools) -> Ints:
    """Pairs of those who have fewer than `EACH` that are kept: where the most is wanted of the fewest people."""
    advisor, opportunity = problem.pairs.advisor, problem.pairs.opportunity
    wanted = np.array([sum(need.least for need in needs) for needs in problem.needs_of], np.int64)
    scarce = wanted / np.maximum(np.diff(problem.pairs.start), 1)
    lacking = np.maximum(EACH - np.bincount(advisor[kept], minlength=len(problem.most)), 0)
    numbers = np.flatnonzero(~kept & (lacking[advisor] > 0))
    numbers = numbers[np.lexsort((numbers, -scarce[opportunity[numbers]], advisor[numbers]))]
    chosen: Ints = numbers[_rank(advisor[numbers]) < lacking[advisor[numbers]]]
    return chosen


def _rank(group: NDArray[np.integer]) -> Ints:
    """The place of each among those of its group, which stand together."""
    rank: Ints = np.arange(len(group)) - np.searchsorted(group, group)
    return rank


def _least(prices: Ints, number: int) -> Ints:
    """Where the `number` smallest stand; of equals, the first."""
    if number >= len(prices):
        return np.arange(len(prices))
    order: Ints = np.argsort(prices, kind="stable")[:number]
    return order


def priced(model: Model, solver: Highs, weights: tuple[int, ...], note: Note = _nobody) -> Priced:
    """Relax, take in the rows it goes against and the pairs that would improve it, until there is neither.

    `note` is told what is known on the way; the relaxation may still go against some rows then. With the pairs that
    are lacking come some that nearly are: else the last few would be asked for one by one. Raises `NoAnswer` and
    `OutOfTime`.
    """
    while True:
        solver.weigh(weights)
        relaxed = solver.relax()
        rows, most = model.pressing(relaxed.x)
        if len(most):
            solver.bind(rows, most)
        if len(most) * MANY > len(relaxed.y):
            continue  # it will look quite different
        found = bound(model, weights, relaxed.y)
        note(found, relaxed)
        if found is None:
            raise NoAnswer
        outside = model.column < 0
        if not (outside & (found.reduced < 0)).any():
            if len(most):
                continue
            return Priced(relaxed, found)
        near = outside & (found.reduced < max(1, weights[0] * found.one // NEAR))
        solver.grow(model.grow(_worth(model.problem, found.reduced, near)))


def _worth(problem: Problem, reduced: Ints, lacking: Bools) -> Ints:
    """The best of those that are lacking, some of each opportunity: what is left lacking shows in the next round."""
    numbers = np.flatnonzero(lacking)
    order = np.lexsort((reduced[numbers], problem.pairs.opportunity[numbers]))
    numbers = numbers[order]
    opportunity = problem.pairs.opportunity[numbers]
    chosen: Ints = np.sort(numbers[_rank(opportunity) < 10 + 2 * problem.places[opportunity]])
    return chosen

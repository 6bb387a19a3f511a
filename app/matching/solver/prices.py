"""Few pairs at first, more where the multipliers ask for them: the relaxation of all pairs without holding them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.matching.solver.bound import Bound, bound
from app.matching.solver.columns import Bools, Ints
from app.matching.solver.highs import Highs, NoAnswer, Relaxed
from app.matching.solver.model import Model
from app.matching.solver.problem import Problem

Note = Callable[[Bound | None], None]


def _nobody(_known: Bound | None) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Priced:
    """A relaxation that no pair outside of the model would improve, and its bound in whole numbers."""

    relaxed: Relaxed
    bound: Bound


def promising(problem: Problem, weights: tuple[int, ...]) -> Ints:
    """Enough pairs of each opportunity to begin with: its cheapest, and the cheapest who meet each need of its mix."""
    price = problem.base[problem.pairs.advisor] * weights[2] - problem.value * weights[3]
    keep = np.zeros(len(problem.pairs), bool)
    keep[problem.pinned] = True
    for opportunity, places in enumerate(problem.places.tolist()):
        part = problem.at(opportunity)
        keep[part.start + _least(price[part], 4 * places + 20)] = True
        for need in problem.needs_of[opportunity]:
            if need.by is not None:
                meeting = np.flatnonzero(need.by)
                keep[part.start + meeting[_least(price[part][meeting], 3 * need.least + 10)]] = True
    return np.flatnonzero(keep)


def _least(prices: Ints, number: int) -> Ints:
    """Where the `number` smallest stand; of equals, the first."""
    if number >= len(prices):
        return np.arange(len(prices))
    order: Ints = np.argsort(prices, kind="stable")[:number]
    return order


def priced(model: Model, solver: Highs, weights: tuple[int, ...], note: Note = _nobody) -> Priced:
    """Relax, take in the rows it goes against and the pairs that would improve it, until there is neither.

    `note` is told what is known on the way. Raises `NoAnswer` and `OutOfTime`.
    """
    while True:
        solver.weigh(weights)
        relaxed = solver.relax()
        rows, most = model.pressing(relaxed.x)
        if len(most):
            solver.bind(rows, most)
            continue
        found = bound(model, weights, relaxed.y)
        note(found)
        if found is None:
            raise NoAnswer
        lacking = (found.reduced < 0) & (model.column < 0)
        if not lacking.any():
            return Priced(relaxed, found)
        solver.grow(model.grow(_worth(model.problem, found.reduced, lacking)))


def _worth(problem: Problem, reduced: Ints, lacking: Bools) -> Ints:
    """The best of those that are lacking, some of each opportunity: what is left lacking shows in the next round."""
    numbers = np.flatnonzero(lacking)
    order = np.lexsort((reduced[numbers], problem.pairs.opportunity[numbers]))
    numbers = numbers[order]
    opportunity = problem.pairs.opportunity[numbers]
    first = np.searchsorted(opportunity, opportunity)
    rank = np.arange(len(numbers)) - first
    chosen: Ints = np.sort(numbers[rank < 10 + 2 * problem.places[opportunity]])
    return chosen

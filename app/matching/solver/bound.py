"""What no answer can beat, in whole numbers: the multipliers of a relaxation, rounded, and their bound counted exactly.

Any multipliers of the right sign give a bound; those that floating point found give a good one. Rounding them to
fractions of one denominator and adding up in whole numbers lets no mistake of floating point pass for a proof.
Pairs that are not in the model are counted too, and so is every further activity of every advisor.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.matching.solver.columns import Bools, Ints
from app.matching.solver.model import Floats, Model

FINEST = 20  # the denominator is 2 to this power, or less where the numbers are large
LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class Bound:
    """`whole` and `reduced` are in parts of `one`: the bound, and what taking each pair would add to it."""

    whole: int
    reduced: Ints
    one: int

    @property
    def least(self) -> int:
        """No answer has a smaller weighted sum."""
        return -(-self.whole // self.one)

    def beyond(self, value: int) -> Bools:
        """Which pairs stand in no answer whose weighted sum is this value or less."""
        return self.reduced > value * self.one - self.whole


def bound(model: Model, weights: tuple[int, ...], multipliers: Floats) -> Bound | None:
    """None where 64 bits do not hold the sums. Rows without a multiplier do not count."""
    rows = model.first_together + len(model.together)
    multipliers = np.concatenate([multipliers, np.zeros(rows - len(multipliers))])
    for power in range(FINEST, -1, -1):
        if _size(model, weights, multipliers) * 2.0**power < LARGEST:
            return _bound(model, weights, multipliers, 2**power)
    return None


def apart(model: Model, weights: tuple[int, ...]) -> Bound | None:
    """With multipliers that nobody has to solve for: each opportunity has its best people, as if they had time for all.

    What one place more would bring each of them is the price of its places.
    """
    problem = model.problem
    multipliers = np.zeros(model.first_load)
    multipliers[model.first_need :] = weights[0]
    reduced: Ints = np.array(weights, np.int64) @ model.costs
    for price, wanted in zip(multipliers[model.first_need :].tolist(), problem.needs, strict=True):
        reduced[problem.at(wanted.opportunity)] -= int(price) if wanted.by is None else int(price) * wanted.by
    for each, room in enumerate(model.room.tolist()):
        part = reduced[problem.at(each)]
        if room < len(part):
            multipliers[each] = min(0, int(np.partition(part, room)[room]))
    return bound(model, weights, multipliers)


def _size(model: Model, weights: tuple[int, ...], multipliers: Floats) -> float:
    """More than any number below can become: what one pair can add up to, times the pairs of an opportunity."""
    problem = model.problem
    heavy = np.array([max(row.weights) for row in model.together], np.float64)
    steep = max(np.abs(multipliers).max(initial=1), np.abs(multipliers[model.first_together :] * heavy).max(initial=1))
    rows = 3 + max(map(len, problem.needs_of), default=0) + model.most_together
    dear = float(
        sum(abs(weight) * np.abs(cost).max(initial=1.0) for weight, cost in zip(weights, model.costs, strict=True))
    )
    longest = max(np.diff(problem.pairs.start).max(initial=1), model.counts.max(initial=1) ** 2)
    return float((dear + rows * (steep + 1)) * (longest + 1) * 2)


def _bound(model: Model, weights: tuple[int, ...], multipliers: Floats, one: int) -> Bound:
    problem = model.problem
    y: Ints = np.rint(multipliers * one).astype(np.int64)
    place = np.minimum(y[: model.first_need], 0)
    need = np.clip(y[model.first_need : model.first_load], 0, weights[0] * one)  # a missing one costs no more
    load = np.minimum(y[model.first_load : model.first_together], 0)
    together = np.minimum(y[model.first_together :], 0)
    whole = sum(price * room for price, room in zip(place.tolist(), model.room.tolist(), strict=True)) + sum(
        load.tolist()
    )
    whole += sum(int(price) * wanted.least for price, wanted in zip(need, problem.needs, strict=True))
    whole += sum(price * row.most for price, row in zip(together.tolist(), model.together, strict=True))
    whole += _further(model, weights[2] * one, -load)
    reduced: Ints = np.array([weight * one for weight in weights], np.int64) @ model.costs
    reduced -= place[problem.pairs.opportunity] + load[problem.pairs.advisor]
    for price, wanted in zip(need, problem.needs, strict=True):
        if price:
            part = problem.at(wanted.opportunity)
            reduced[part] -= price if wanted.by is None else price * wanted.by
    for price, row in zip(together.tolist(), model.together, strict=True):
        if price:
            reduced[row.pairs] -= price * np.array(row.weights, np.int64)
    gained = np.minimum(reduced, 0)
    gained[problem.pinned] = reduced[problem.pinned]
    whole += sum(int(gained[problem.at(each)].sum()) for each in range(len(problem.places)))
    return Bound(whole, reduced, one)


def _further(model: Model, price: int, gain: Ints) -> int:
    """Each activity beyond the first costs its number and earns the multiplier: counted as far as somebody may go."""
    most = np.maximum(np.minimum(model.problem.most, model.counts) - 1, 0)
    worth = most if price == 0 else np.minimum(most, gain // price)
    terms: Ints = price * (worth * (worth + 1) // 2) - gain * worth
    return sum(terms.tolist())

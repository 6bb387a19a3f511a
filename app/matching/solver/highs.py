"""HiGHS behind three verbs: grow, relax, branch. What floating point says here is checked in whole numbers after."""

from __future__ import annotations

import math
import os
import sys
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from app.matching.solver.clock import Clock
from app.matching.solver.columns import Bools, Ints
from app.matching.solver.model import HUGE, TIERS, Floats, Growth, Model, Sparse

DEVEX, CHOOSE = 1, -1
QUIET: dict[str, Any] = {"output_flag": False, "threads": 1, "random_seed": 1}
HALF, SLACK = 0.5, 1e-4
MOST_ITERATIONS = 1_000_000  # ten times what 30,000 people and 4,000 opportunities took
LONGEST = 300  # seconds of one branching: far beyond what any took that came to an end


class NoAnswer(Exception):
    """HiGHS stopped without one: the clock, or a status that should not be."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """`x` by column, `y` by row, `reduced` by column; smaller is better."""

    value: float
    x: Floats
    y: Floats
    reduced: Floats


@dataclass(frozen=True, slots=True)
class Task:
    """What to branch over: `open_to` are the pairs that may be taken, `most` limits the first tiers."""

    weights: tuple[int, ...]
    open_to: Bools
    most: tuple[int, ...] = ()
    nodes: int = 100_000


@dataclass(frozen=True, slots=True)
class Branched:
    """The pairs, and the least that the weighted sum can be by floating point; `finished` without meeting a limit."""

    numbers: Ints
    least: int
    finished: bool


class Highs:
    def __init__(self, model: Model, clock: Clock | None = None) -> None:
        import highspy

        _greeted(highspy)
        self._kind = highspy
        self.model, self._clock = model, clock or Clock()
        self.multipliers: Floats = np.zeros(0)  # by row, of the last relaxation, for a first tier that weighs 1
        self._heaviest = 1
        self.work = 0  # iterations of the simplex method
        self.cost: Ints = np.zeros((TIERS, 0), np.int64)
        self._solver: Any = highspy.Highs()
        for name, value in QUIET.items():
            self._solver.setOptionValue(name, value)
        lower, upper, growth = model.base
        nothing = np.zeros(len(lower) + 1, np.int64)
        self._add_rows(_limit(lower), _limit(upper), Sparse(nothing, nothing[:0], nothing[:0]))
        self.grow(growth)

    @property
    def _pinned(self) -> Bools:
        found: Bools = np.zeros(len(self.model.problem.pairs), bool)
        found[self.model.problem.pinned] = True
        return found

    def grow(self, growth: Growth) -> None:
        count = growth.cost.shape[1]
        self.cost = np.concatenate([self.cost, growth.cost], axis=1)
        start, index, value = _bare(growth.columns)
        self._solver.addCols(
            count,
            np.zeros(count),
            growth.lower.astype(float),
            growth.upper.astype(float),
            len(index),
            start,
            index,
            value,
        )

    def bind(self, rows: Sparse, most: Ints) -> None:
        """Take in rows of what cannot be done together, as the model gave them."""
        self._add_rows(np.full(len(most), -np.inf), most.astype(float), rows)

    def _add_rows(self, lower: Floats, upper: Floats, rows: Sparse) -> None:
        start, index, value = _bare(rows)
        self._solver.addRows(len(lower), lower, upper, len(index), start, index, value)

    def weigh(self, weights: tuple[int, ...]) -> None:
        self._heaviest = weights[0]
        whole = np.array(weights, np.int64) @ self.cost
        self._solver.changeColsCost(len(whole), np.arange(len(whole), dtype=np.int32), whole.astype(float))

    def relax(self) -> Relaxed:
        """The relaxation, from where the last one stopped. Raises `NoAnswer`, also when its iterations are spent, and
        `OutOfTime`; what multipliers there are then are kept."""
        self._run(self._clock.left())
        found = self._solver.getSolution()
        if found.dual_valid:
            self.multipliers = np.array(found.row_dual) / self._heaviest
        if self._solver.getModelStatus() != self._kind.HighsModelStatus.kOptimal:
            raise NoAnswer
        return Relaxed(
            value=float(self._solver.getInfo().objective_function_value),
            x=np.array(found.col_value), y=np.array(found.row_dual), reduced=np.array(found.col_dual),
        )  # fmt: skip

    def _run(self, seconds: float | None) -> None:
        most = MOST_ITERATIONS - self.work
        limit = most if self._clock.steps is None else min(most, self._clock.steps)
        self._solver.setOptionValue("simplex_iteration_limit", max(0, limit))
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + seconds if seconds else np.inf)
        # exact steepest edges take twice the iterations from nothing, and fewer from where the last one stopped
        self._solver.setOptionValue("simplex_dual_edge_weight_strategy", CHOOSE if self.work else DEVEX)
        self._solver.run()
        self._spend(self._solver)

    def _spend(self, solver: Any) -> None:
        iterations = max(0, int(solver.getInfo().simplex_iteration_count))
        self.work += iterations
        self._clock.spend(iterations)

    def branch(self, task: Task) -> Branched:
        """Whole numbers, by branching over some of the columns. Raises `NoAnswer`, also where none is within `most`,
        and `OutOfTime`."""
        seconds = self._clock.left()
        solver, kind = self._kind.Highs(), self._kind
        nodes = task.nodes if self._clock.steps is None else min(task.nodes, self._clock.steps)
        for name, value in {**QUIET, "mip_rel_gap": 0.0, "mip_max_nodes": nodes}.items():
            solver.setOptionValue(name, value)
        solver.setOptionValue("time_limit", min(seconds or LONGEST, LONGEST))
        solver.passModel(self._solver.getLp())
        number = self.cost.shape[1]
        every = np.arange(number, dtype=np.int32)
        pairs = every[self.model.pair >= 0]
        cost = np.array(task.weights, np.int64) @ self.cost
        solver.changeColsCost(number, every, cost.astype(float))
        solver.changeColsIntegrality(len(pairs), pairs, np.full(len(pairs), kind.HighsVarType.kInteger))
        shut = pairs[~(task.open_to | self._pinned)[self.model.pair[pairs]]]
        solver.changeColsBounds(len(shut), shut, np.zeros(len(shut)), np.zeros(len(shut)))
        rows, limits = self.model.waiting
        starts, members, weights = _bare(rows)
        none = np.full(len(limits), -np.inf)
        solver.addRows(len(limits), none, limits.astype(float), len(members), starts, members, weights)
        for tier, most in enumerate(task.most):
            entries = np.flatnonzero(self.cost[tier]).astype(np.int32)
            solver.addRow(-np.inf, float(most), len(entries), entries, self.cost[tier][entries].astype(float))
        solver.run()
        info = solver.getInfo()
        self._spend(solver)
        if info.primal_solution_status != kind.SolutionStatus.kSolutionStatusFeasible:
            raise NoAnswer
        found = np.rint(np.array(solver.getSolution().col_value))
        if round(info.objective_function_value) != int(cost @ found.astype(np.int64)):
            raise NoAnswer  # it says one value and shows another
        chosen = self.model.pair[pairs[found[pairs] > HALF]]
        finished = solver.getModelStatus() == kind.HighsModelStatus.kOptimal
        return Branched(np.sort(chosen), math.ceil(info.mip_dual_bound - SLACK), finished=finished)


@cache
def _greeted(kind: Any) -> None:
    """HiGHS greets on standard output when it is first made, whatever it is told; only the command may speak there."""
    sys.stdout.flush()
    try:
        kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    except OSError:
        return  # nobody listens
    try:
        os.dup2(nowhere, 1)
        kind.Highs()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _limit(values: Ints) -> Floats:
    return np.where(values >= HUGE, np.inf, np.where(values <= -HUGE, -np.inf, values.astype(float)))


def _bare(lines: Sparse) -> tuple[Any, Any, Floats]:
    return lines.start[:-1].astype(np.int32), lines.index.astype(np.int32), lines.value.astype(float)

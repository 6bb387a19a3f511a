"""The best answer with its proof, or the best found with what is known about better ones.

One relaxation of all tiers together, weighted, nearly always comes out whole: that is the candidate. The weights are
practical and prove nothing. The proof goes tier by tier: the relaxation of the first tiers alone has a bound in whole
numbers, and where that equals the candidate's value, no answer is better in them. Where it does not, the pairs that the
bounds exclude are left out, and HiGHS branches over the rest, one tier after the other with those before it held.
"""

from __future__ import annotations

from contextlib import suppress

import numpy as np

from app.matching.solver.clock import Clock, OutOfTime
from app.matching.solver.columns import Bools, Ints
from app.matching.solver.greedy import completed
from app.matching.solver.highs import HALF, Highs, NoAnswer, Relaxed, Task
from app.matching.solver.model import TIERS, Model
from app.matching.solver.prices import Priced, priced, promising
from app.matching.solver.state import COST, State, first

WHOLE = 1e-6
NEAR = 1_000  # weighted cost beyond the relaxation's, of pairs that a good answer may hold
FEW = 200  # nodes to look for one
MANY = 60_000  # columns that are too many to branch over


def search(state: State, clock: Clock) -> None:
    """Better what stands, as far as the clock allows. Raises `ImportError` where HiGHS cannot be loaded."""
    if not len(state.problem.pairs):
        state.weighted, state.closed = state.value(TIERS), TIERS  # nothing could be otherwise
        return
    model = Model(state.problem)
    solver = Highs(model)
    with suppress(NoAnswer, OutOfTime):  # what was found until then stands
        solver.grow(model.grow(np.union1d(promising(state.problem, COST), state.best)))
        found = priced(model, solver, COST, clock, state.note)
        with suppress(NoAnswer):
            _find(state, model, solver, found, clock)
        for tiers in range(1, TIERS + 1):
            state.bounds.append(priced(model, solver, first(tiers), clock).bound)
        _prove(state, model, solver, clock)
    state.work = solver.work


def _find(state: State, model: Model, solver: Highs, found: Priced, clock: Clock) -> None:
    """A candidate: the relaxation where it is whole, else by branching near to it."""
    numbers = whole(model, found.relaxed)
    if numbers is not None:
        state.offer(numbers)
        return
    state.offer(completed(state.problem, _settled(model, found), clock))
    if len(model.pair) > MANY:
        return
    for near, nodes in ((NEAR, FEW), (None, MANY)):
        gap = state.value(TIERS) - found.bound.least if near is None else near
        open_to = found.bound.reduced <= gap * found.bound.one
        _take_in(model, solver, open_to)
        branched = solver.branch(Task(COST, open_to, nodes=nodes), clock.left())
        state.offer(branched.numbers)
        if branched.finished and state.value(TIERS) - found.bound.least <= gap:
            state.settled = branched.least  # no pair further away could better it
            return


def _take_in(model: Model, solver: Highs, open_to: Bools) -> None:
    lacking = np.flatnonzero(open_to & (model.column < 0))
    if len(lacking):
        solver.grow(model.grow(lacking))


def whole(model: Model, relaxed: Relaxed) -> Ints | None:
    """The pairs of a relaxation in which nothing is taken in part."""
    of_pairs = model.pair >= 0
    x = relaxed.x[of_pairs]
    if np.abs(x - np.rint(x)).max(initial=0) > WHOLE:
        return None
    return np.sort(model.pair[of_pairs][x > HALF])


def _settled(model: Model, found: Priced) -> Ints:
    """The pairs that the relaxation takes whole."""
    of_pairs = model.pair >= 0
    settled: Ints = np.sort(model.pair[of_pairs][found.relaxed.x[of_pairs] > 1 - WHOLE])
    return settled


def _prove(state: State, model: Model, solver: Highs, clock: Clock) -> None:
    """Close one tier after the other."""
    out: Bools = np.zeros(len(state.problem.pairs), bool)
    for tier, bound in enumerate(state.bounds):
        out |= bound.beyond(state.value(tier + 1))
        if bound.least < state.value(tier + 1):
            if len(model.pair) > MANY:
                return
            if not (tier == TIERS - 1 and state.settled == state.value(TIERS)):
                _branch(state, model, solver, ~out, clock)
            state.branched += 1
        state.closed += 1


def _branch(state: State, model: Model, solver: Highs, open_to: Bools, clock: Clock) -> None:
    """Settle the next tier by branching over the pairs that are open. Raises `NoAnswer` where it stays unsettled."""
    tier = state.closed
    _take_in(model, solver, open_to)
    found = solver.branch(Task(first(tier + 1), open_to), clock.left())
    state.offer(found.numbers)
    if found.finished and found.least == state.value(tier + 1):
        return
    # the weights do not part the tiers here: hold those before by rows of their own
    alone = tuple(int(each == tier) for each in range(TIERS))
    found = solver.branch(Task(alone, open_to, state.costs[:tier]), clock.left())
    state.offer(found.numbers)
    if not found.finished or found.least != state.costs[tier]:
        raise NoAnswer

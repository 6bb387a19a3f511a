"""The best answer with its proof, or the best found with what is known about better ones.

One relaxation of all tiers together, weighted, nearly always comes out whole: that is the candidate. The weights are
practical and prove nothing. The proof goes tier by tier: the relaxation of the first tiers alone has a bound in whole
numbers, and where that equals the candidate's value, no answer is better in them. Where it does not, the pairs that the
bounds exclude are left out, and HiGHS branches over the rest, one tier after the other with those before it held.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import numpy as np

from app.matching.solver.bound import Bound, apart, bound
from app.matching.solver.clock import Clock, OutOfTime
from app.matching.solver.columns import Bools, Ints
from app.matching.solver.greedy import completed
from app.matching.solver.highs import HALF, Highs, NoAnswer, Relaxed, Task
from app.matching.solver.model import TIERS, Model
from app.matching.solver.prices import Priced, priced, promising
from app.matching.solver.state import COST, State, first

WHOLE = 1e-6
CLOSE = 1_000  # an answer within one part in so many of the bound will do until the relaxation is done
NEAR = 1_000  # weighted cost beyond the relaxation's, of pairs that a good answer may hold
FEW = 200  # nodes to look for one
MANY = 60_000  # columns that are too many to branch over


def search(state: State, clock: Clock) -> None:
    """Better what stands, as far as the clock allows. Raises `ImportError` where HiGHS cannot be loaded."""
    if not len(state.problem.pairs):
        state.weighted, state.closed = state.value(TIERS), TIERS  # nothing could be otherwise
        return
    model = Model(state.problem, clock)
    solver = Highs(model, clock)
    try:
        solver.grow(model.grow(np.union1d(promising(state.problem, COST), state.best)))
        found = priced(model, solver, COST, partial(_seen, state, model))
        with suppress(NoAnswer):
            _find(state, model, solver, found)
        for tiers in range(TIERS, 0, -1):  # the smaller tiers leave one after the other: that changes little each time
            state.bounds[tiers] = priced(model, solver, first(tiers)).bound
        _prove(state, model, solver)
    except (NoAnswer, OutOfTime):  # what was found until then stands
        _without_an_end(state, model, solver)
    state.work = solver.work


def _seen(state: State, model: Model, known: Bound | None, relaxed: Relaxed) -> None:
    """On the way: a bound, and a better answer where what stands is not near to it."""
    state.note(known)
    if state.weighted is not None and state.value(TIERS) - state.weighted > abs(state.weighted) // CLOSE:
        state.offer(completed(state.problem, _settled(model, relaxed)))


def _without_an_end(state: State, model: Model, solver: Highs) -> None:
    """Any multipliers give a bound: those that the relaxation came to, and those that nobody has to solve for."""
    for tiers in range(TIERS, 0, -1):
        weights = first(tiers)
        if tiers not in state.bounds:
            guesses = (bound(model, weights, solver.multipliers * weights[0]), apart(model, weights))
            known = [each for each in guesses if each is not None]
            if known:
                state.bounds[tiers] = max(known, key=lambda each: each.least)
    state.note(state.bounds.get(TIERS))


def _find(state: State, model: Model, solver: Highs, found: Priced) -> None:
    """A candidate: the relaxation where it is whole, else by branching near to it."""
    numbers = whole(model, found.relaxed)
    if numbers is not None:
        state.offer(numbers)
        return
    state.offer(completed(state.problem, _settled(model, found.relaxed)))
    if len(model.pair) > MANY:
        return
    for near, nodes in ((NEAR, FEW), (None, MANY)):
        gap = state.value(TIERS) - found.bound.least if near is None else near
        open_to = found.bound.reduced <= gap * found.bound.one
        _take_in(model, solver, open_to)
        branched = solver.branch(Task(COST, open_to, nodes=nodes))
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


def _settled(model: Model, relaxed: Relaxed) -> Ints:
    """The pairs that the relaxation takes whole."""
    of_pairs = model.pair >= 0
    settled: Ints = np.sort(model.pair[of_pairs][relaxed.x[of_pairs] > 1 - WHOLE])
    return settled


def _prove(state: State, model: Model, solver: Highs) -> None:
    """Close one tier after the other."""
    out: Bools = np.zeros(len(state.problem.pairs), bool)
    for tier in range(TIERS):
        known = state.bounds[tier + 1]
        out |= known.beyond(state.value(tier + 1))
        if known.least < state.value(tier + 1):
            if len(model.pair) > MANY:
                return
            if not (tier == TIERS - 1 and state.settled == state.value(TIERS)):
                _branch(state, model, solver, ~out)
            state.branched += 1
        state.closed += 1


def _branch(state: State, model: Model, solver: Highs, open_to: Bools) -> None:
    """Settle the next tier by branching over the pairs that are open. Raises `NoAnswer` where it stays unsettled."""
    tier = state.closed
    _take_in(model, solver, open_to)
    found = solver.branch(Task(first(tier + 1), open_to))
    state.offer(found.numbers)
    if found.finished and found.least == state.value(tier + 1):
        return
    # the weights do not part the tiers here: hold those before by rows of their own
    alone = tuple(int(each == tier) for each in range(TIERS))
    found = solver.branch(Task(alone, open_to, state.costs[:tier]))
    state.offer(found.numbers)
    if not found.finished or found.least != state.costs[tier]:
        raise NoAnswer

"""From an instance to an answer: the one way in."""

from __future__ import annotations

from contextlib import suppress

from app.matching.solver.answer import Answer
from app.matching.solver.clock import Clock
from app.matching.solver.greedy import greedy, improved
from app.matching.solver.instance import Instance
from app.matching.solver.objective import count
from app.matching.solver.problem import Problem
from app.matching.solver.state import State


def solve(instance: Instance, *, seconds: float | None = None, steps: int | None = None) -> Answer:
    """A fair allocation over all opportunities at once.

    The same instance gives the same answer, unless `seconds` (of the clock) cut the work short; counted `steps` do so
    at the same point every time. Whatever the limit, the quick answer is whole, and a bound stands beside it. Raises
    `BadInstance` where pinned pairs cannot stand.
    """
    clock = Clock(seconds, steps)
    problem = Problem(instance)
    found = State(problem, greedy(problem))
    with suppress(ImportError):  # without HiGHS there is an answer all the same, and no claim about others
        from app.matching.solver.exact import search

        search(found, clock)
    if not found.proved:
        found.offer(improved(problem, found.best, clock))
    return _answer(instance, found)


def _answer(instance: Instance, found: State) -> Answer:
    """Counted again from the rules alone: an answer that breaks one raises `Conflict`, and is never seen."""
    chosen = found.problem.chosen(found.best)
    tiers = count(instance, chosen)
    proved = found.proved
    return Answer(
        assignments=chosen,
        tiers=tiers,
        bound=tuple(tiers) if proved else _bound(found.least),
        proved=proved,
        branched=found.branched,
        weighted_bound=found.weighted,
        work=found.work,
    )


def _bound(least: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """From costs back to tiers, of which the second and the fourth want to be large."""
    return None if least is None else (least[0], -least[1], least[2], -least[3])

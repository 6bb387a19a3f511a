"""From plain answers to a step of the common scale. Nobody is asked for the step itself, and no answer names one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from math import ceil
from statistics import median_low
from typing import NamedTuple

from app.coproduction.ladder.states import BroughtIn, Changed, Decided, DoneBy, SetBy
from app.opportunities.states import Ladder

STEPS = tuple(Ladder)
FEWEST = 3  # answers that say something; with fewer there is no rating
POINTS: Mapping[Enum, int] = {
    SetBy.STAFF: 1, SetBy.STAFF_AFTER_ASKING: 3, SetBy.TOGETHER: 5, SetBy.ADVISORS: 5,
    Decided.STAFF: 1, Decided.STAFF_AFTER_LISTENING: 2, Decided.SOME_VOTE: 4, Decided.EQUAL_VOTE: 5,
    DoneBy.STAFF: 1, DoneBy.MOSTLY_STAFF: 3, DoneBy.TOGETHER: 5,
    Changed.NO: 1, Changed.A_LITTLE: 3, Changed.YES: 5,
    BroughtIn.AFTER: 1, BroughtIn.LATE: 2, BroughtIn.MIDDLE: 3, BroughtIn.START: 5,
}  # fmt: skip


class Answers(NamedTuple):
    set_by: SetBy
    decided: Decided
    done_by: DoneBy
    changed: Changed
    brought_in: BroughtIn


def step_from(answers: Answers) -> Ladder | None:
    """The middle one of what was said, and at most one step above what was said of who decided.

    Shared power to decide is what the upper end of every ladder means; work that is shared cannot make up for it.
    Nothing where fewer than `FEWEST` answers say something.
    """
    points = [POINTS[answer] for answer in answers if answer in POINTS]
    if len(points) < FEWEST:
        return None
    most = POINTS.get(answers.decided, len(STEPS)) + 1
    return STEPS[min(median_low(points), most, len(STEPS)) - 1]


def number(step: Ladder) -> int:
    """1 for the least say, 5 for the most."""
    return STEPS.index(step) + 1


def step_near(mean: float) -> Ladder:
    """The step nearest to a mean; a half goes towards less say, so that nothing is made to look better."""
    return STEPS[max(1, min(len(STEPS), ceil(mean - 0.5))) - 1]

"""By which day each step is due."""

from __future__ import annotations

from datetime import date

from app.core.months import months_later
from app.core.working_days import on_or_after, shifted
from app.panels.way.states import Step

BEFORE = {  # working days before the first interviews as is usual
    Step.REQUEST: 30,
    Step.SHORTLISTING: 15,
    Step.PLANNING: 7,
    Step.QUESTIONS: 5,
    Step.PACK: 4,
    Step.BRIEFING: 0,
    Step.INTERVIEWS: 0,
}
AFTER = {Step.WASH_UP: 0, Step.NOTES: 2, Step.OUTCOME: 5, Step.DEBRIEF: 5}  # working days after the last interviews
FOLLOW_UP_MONTHS = 6
FIND_A_CHAIR = 2  # working days
PLANNED = tuple(step for step in Step if step is not Step.CHAIR)


def planned_for(step: Step, first_on: date, last_on: date) -> date:
    if step in BEFORE:
        return shifted(first_on, -BEFORE[step])
    if step in AFTER:
        return shifted(last_on, AFTER[step])
    return on_or_after(months_later(last_on, FOLLOW_UP_MONTHS))


def due_on(step: Step, first_on: date, last_on: date, today: date) -> date:
    """The planned day; where that is over already, today or the next day on which people work."""
    planned = planned_for(step, first_on, last_on)
    return planned if planned >= today else on_or_after(today)


def find_a_chair_by(today: date, first_on: date) -> date:
    """In two working days, but not after the interviews."""
    return max(today, min(shifted(today, FIND_A_CHAIR), first_on))

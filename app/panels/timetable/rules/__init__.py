"""Making a timetable and changing it: pure, in minutes from the arrival, which the clocks of no country can stretch.

`shapes` has the words, `rounds` finds when, `rotation` who, `planning` whole days, `picture` and `changes` what a
change makes of a panel in hand, `limits` says what cannot be.
"""

from app.panels.timetable.rules.limits import MOST_A_DAY, MOST_CANDIDATES, USUAL_A_DAY, day_warnings, needs_problems
from app.panels.timetable.rules.planning import Misfit, Spread, fit, over, spread
from app.panels.timetable.rules.shapes import DayPlan, Fixed, Frame, Needs, Prefer, Rest, RestKind, Slot

__all__ = [
    "MOST_A_DAY",
    "MOST_CANDIDATES",
    "USUAL_A_DAY",
    "DayPlan",
    "Fixed",
    "Frame",
    "Misfit",
    "Needs",
    "Prefer",
    "Rest",
    "RestKind",
    "Slot",
    "Spread",
    "day_warnings",
    "fit",
    "needs_problems",
    "over",
    "spread",
]

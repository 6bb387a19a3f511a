"""What no timetable can hold, and what is better thought over; one sentence each."""

from __future__ import annotations

from datetime import date

from app.core.formatting import day as day_words
from app.core.formatting import hours
from app.core.i18n import gettext as _
from app.core.working_days import is_working_day
from app.opportunities.conditions.shapes import Problem
from app.panels.timetable.rules.shapes import Needs

MOST_A_DAY = 10
USUAL_A_DAY = 6  # four to six is what panels see
MOST_CANDIDATES = 40


def needs_problems(needs: Needs) -> list[Problem]:
    """Lengths that are longer in one piece than somebody on the panel can do."""
    if needs.stretch is None:
        return []
    pieces = {
        "interview": (needs.block, _("An interview with its scoring")),
        "briefing": (needs.briefing, _("The briefing")),
        "wash_up": (needs.wash_up, _("The wash-up")),
        "joint": (needs.joint, _("The joint meeting")),
    }
    return [
        Problem(field, _(
            "%(what)s takes %(length)s, and somebody needs a break after %(most)s. Make it shorter.",
            what=what, length=hours(length), most=hours(needs.stretch),
        ))
        for field, (length, what) in pieces.items() if length > needs.stretch
    ]  # fmt: skip


def day_warnings(on: date, candidates: int) -> list[str]:
    """What the host may still do, knowing it."""
    said = []
    if not is_working_day(on):
        weekend = _("%(day)s is on a weekend.", day=day_words(on))
        holiday = _("%(day)s is a bank holiday.", day=day_words(on))
        said.append((weekend if on.weekday() > 4 else holiday) + " " + _("Check that the panel and the building can."))
    if candidates > USUAL_A_DAY:
        said.append(_(
            "%(day)s has %(number)d candidates. Most panels see at most %(usual)d: the last one should be heard too.",
            day=day_words(on), number=candidates, usual=USUAL_A_DAY,
        ))  # fmt: skip
    return said

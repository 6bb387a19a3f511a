"""Which numbers belong to which shape of kind, what they may be together, and when papers are due. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.i18n import gettext as _
from app.core.months import months_later
from app.core.working_days import shifted
from app.opportunities.conditions.shapes import Problem
from app.opportunities.states import Shape

TERM_MONTHS = 3  # a committee that meets each quarter then meets once more, and there is time to advertise and choose
REMIND_DAYS = 7  # after that, papers that are late stand on the pages alone
SAID = ("said_1", "said_2", "said_3", "said_4", "said_5")
ASKED: dict[Shape, tuple[str, ...]] = {
    Shape.COMMITTEE: ("papers_on",),
    Shape.CALLS: ("calls_made", "calls_answered"),
    Shape.TRAINING: SAID,
}


def problems(answers: Mapping[str, Any], meets_on: date, today: date) -> list[Problem]:
    """What cannot be in an entry."""
    made, answered, sent = answers.get("calls_made"), answers.get("calls_answered"), answers.get("papers_on")
    if answered and answered > (made or 0):
        return [Problem("calls_answered", _("More calls were answered than made. Check both numbers."))]
    if sent and sent > today:
        return [Problem("papers_on", _("Papers were sent once they were sent. Enter a day up to today."))]
    if sent and sent > meets_on:
        return [Problem("papers_on", _("That is after the meeting. Check the day."))]
    ahead = [name for name in ("calls_made", *SAID) if answers.get(name)]
    if ahead and meets_on > today:
        return [Problem(ahead[0], _("This is still ahead. Write it down once it is over."))]
    return []


def papers_due(details: Mapping[str, Any] | None, meets_on: date) -> date | None:
    """By which day the papers of a meeting are promised; nothing where no number of days is."""
    days = (details or {}).get("papers_days")
    return shifted(meets_on, -int(days)) if days else None


def term_comes_to_its_end(until: date, today: date) -> bool:
    """Whether it is time to think of who comes after, and the role has not ended."""
    return months_later(until, -TERM_MONTHS) <= today <= until


def judged(scores: Mapping[int, int]) -> tuple[int, float] | None:
    """How many people judged it, and their mean from 1 to 5; nothing where nobody did."""
    number = sum(scores.values())
    return (number, sum(score * count for score, count in scores.items()) / number) if number else None

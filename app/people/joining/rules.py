"""What may be on the way to the register: pure decisions, told the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.core import formatting
from app.core.i18n import gettext as _
from app.people.rules import why_not_break_until
from app.people.states import AdvisorState

MOST_STEPS = 20
LARGEST = 100_000


def first_after_talk(most: int | None, on_it: int, waiting: int) -> AdvisorState:
    """What follows the conversation: the steps, or the waiting list where the register is full.

    Whoever waits already comes first, so that a free place counts as theirs.
    """
    full = most is not None and on_it + waiting >= most
    return AdvisorState.WAITING if full else AdvisorState.WELCOME


def has_room(most: int | None, on_it: int) -> bool:
    return most is None or on_it < most


def why_not_ask_again_on(day: date, today: date) -> str | None:
    """The same days as for a break of somebody who is on the register."""
    problem = why_not_break_until(day - timedelta(days=1), today)
    return _("Choose a day from the day after tomorrow, in the next two years.") if problem else None


def why_not_welcome(open_steps: Sequence[str]) -> str | None:
    """Which of the organisation's steps still have to be taken before somebody is on the register."""
    if not open_steps:
        return None
    return _(
        "These steps are still open: %(steps)s. Write down when each was done, or that it is not needed.",
        steps=formatting.joined(open_steps),
    )


def why_not_talk_at(at: datetime, now: datetime) -> str | None:
    return _("Enter a day and time that is still to come.") if at <= now else None


def why_not_done_on(done_on: date | None, today: date) -> str | None:
    return _("Enter a day up to today.") if done_on and done_on > today else None

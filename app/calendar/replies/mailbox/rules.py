"""When the mailbox is read next, and from when on the team is told that it cannot be."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.calendar.replies.mailbox.states import Problem

EACH = timedelta(minutes=1)
LEASE = timedelta(minutes=2)  # longer than one reading can take: see `imap.WHOLE_SECONDS`
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 30))
PATIENCE = timedelta(minutes=15)  # what may pass by itself is not worth anybody's day before
MAY_PASS = {Problem.NO_ANSWER, Problem.TOO_SLOW, Problem.BROKEN_OFF}


def pause(failures: int) -> timedelta:
    """Until the next try after so many in a row that failed."""
    return PAUSES[min(failures, len(PAUSES)) - 1]


def tell_at(problem: Problem, failing_since: datetime) -> datetime:
    return failing_since + PATIENCE if problem in MAY_PASS else failing_since

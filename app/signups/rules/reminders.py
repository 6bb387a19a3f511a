"""When somebody with a place is asked whether they can still come."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from app.core.clock import LONDON
from app.core.waking import FROM, is_waking, waking


class Reminder(enum.Enum):
    """In the order in which they come."""

    WEEK = "week"
    TWO_DAYS = "two-days"
    MORNING = "morning"


DAYS = {Reminder.WEEK: 7, Reminder.TWO_DAYS: 2}
LEAVES_TIME = time(10)  # a session from then on has its reminder at 8 the same morning; an earlier one the day before
ORDER = list(Reminder)
CALL_BEFORE = timedelta(hours=48)  # without an answer to a change of time, somebody rings
TIME_TO_ANSWER = timedelta(hours=2)  # at the least, before that call


def moment_of(kind: Reminder, starts_at: datetime) -> datetime:
    """So many days before, at the same time on London clocks; or the last morning that leaves time to get ready."""
    local = starts_at.astimezone(LONDON)
    if kind is Reminder.MORNING:
        on = local.date() - timedelta(days=local.time() < LEAVES_TIME)
        return datetime.combine(on, FROM, LONDON)
    return waking(local - timedelta(days=DAYS[kind]))


def reminder_due(
    starts_at: datetime, now: datetime, *, since: datetime, reminded: Reminder | None, reminded_for: date | None
) -> Reminder | None:
    """The reminder to send now, or none. `since` is when the person was last told the time (their yes, or a change).

    At most the nearest one: what was missed before it is not sent late, nor what lies before `since`. `reminded` is
    the last one sent, and `reminded_for` the day of the session that it spoke of: on another day they begin again.
    """
    if now >= starts_at or not is_waking(now):
        return None
    passed = [kind for kind in Reminder if moment_of(kind, starts_at) <= now]
    if not passed or moment_of(passed[-1], starts_at) < since:
        return None
    told = ORDER.index(reminded) if reminded and reminded_for == day(starts_at) else -1
    return passed[-1] if ORDER.index(passed[-1]) > told else None


def call_due_at(starts_at: datetime, asked_at: datetime) -> datetime:
    """When no answer to a change of time becomes a call to make: 48 hours before, in waking hours.

    Later where there was less time to answer; at once where no waking hour is left.
    """
    at = waking(max(starts_at - CALL_BEFORE, asked_at + TIME_TO_ANSWER))
    return at if at < starts_at else asked_at


def day(moment: datetime) -> date:
    """On London calendars."""
    return moment.astimezone(LONDON).date()


def latest(moments: Iterable[datetime | None]) -> datetime:
    """The last of those that there are."""
    return max(moment for moment in moments if moment is not None)

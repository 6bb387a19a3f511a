"""Sense in days and times: what cannot be, said in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from app.core.clock import LONDON
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.opportunities.conditions.shapes import Problem
from app.opportunities.rules.likes import Draft, SessionLike
from app.opportunities.states import SessionState

LONGEST = timedelta(hours=16)
FARTHEST = timedelta(days=3 * 366)
MOST_SESSIONS = 100


def session_problems(
    starts_at: datetime, ends_at: datetime, now: datetime, others: Iterable[SessionLike] = ()
) -> list[Problem]:
    """Fields: day, start, end."""
    if ends_at <= starts_at:
        return [Problem("end", _("The end must be later than the start."))]
    if starts_at <= now:
        return [Problem("day", _("The session must be in the future. Check the day, the month and the year."))]
    if starts_at > now + FARTHEST:
        return [Problem("day", _("The session is more than 3 years away. Check the year."))]
    if ends_at - starts_at > LONGEST:
        return [Problem("end", _("A session lasts 16 hours at most. Add one session for each day."))]
    if any((other.starts_at, other.ends_at) == (starts_at, ends_at) for other in planned(others)):
        return [Problem("day", _("There is already a session at this time. Enter another day or time."))]
    return []


def repeats(starts_at: datetime, ends_at: datetime, weeks: int, times: int) -> list[tuple[datetime, datetime]]:
    """The same time on London clocks every so many weeks, `times` in all."""
    return [(_later(starts_at, weeks * turn), _later(ends_at, weeks * turn)) for turn in range(max(times, 1))]


def _later(moment: datetime, weeks: int) -> datetime:
    return moment.astimezone(LONDON) + timedelta(weeks=weeks)


def planned(sessions: Iterable[SessionLike]) -> list[SessionLike]:
    return [session for session in sessions if session.state is SessionState.PLANNED]


def first_start(draft: Draft) -> datetime | None:
    """The first planned session, or the end of the due day, or of the season: what lists are ordered by."""
    sessions = planned(draft.sessions)
    if sessions:
        return min(session.starts_at for session in sessions)
    last = draft.work_due_on or draft.window_until
    return datetime(last.year, last.month, last.day, 23, 59, tzinfo=LONDON) if last else None


def last_day(draft: Draft) -> date | None:
    """On which it is over, as far as anybody knows yet."""
    days = [session.ends_at.astimezone(LONDON).date() for session in planned(draft.sessions)]
    known = (*days, draft.work_due_on, draft.window_until)
    return max((day for day in known if day), default=None)


def is_over(draft: Draft, now: datetime) -> bool:
    """No session, no due day and no season lies ahead. Work without any day is never ahead."""
    if any(session.ends_at > now for session in planned(draft.sessions)):
        return False
    ahead = (draft.work_due_on, draft.window_until)
    return not any(day and day >= now.astimezone(LONDON).date() for day in ahead)


def promised_on(draft: Draft, weeks: int) -> date:
    """The day the host set; else so many weeks after the last day, or after it closed, or came out."""
    if draft.outcome_due_on:
        return draft.outcome_due_on
    known = draft.closes_at or draft.published_at or draft.created_at
    return (last_day(draft) or known.astimezone(LONDON).date()) + timedelta(weeks=weeks)


def work_problems(draft: Draft, today: date) -> list[Problem]:
    if draft.work_due_on and draft.work_due_on <= today:
        return [Problem("work_due_on", _("The due day must be in the future."))]
    if bool(draft.window_from) != bool(draft.window_until):
        empty = "window_until" if draft.window_from else "window_from"
        return [Problem(empty, _("Enter both the first and the last day, or neither."))]
    if draft.window_from and draft.window_until and draft.window_until < draft.window_from:
        return [Problem("window_until", _("The last day must not be before the first day."))]
    if draft.window_until and draft.window_until <= today:
        return [Problem("window_until", _("The last day must be in the future."))]
    if not (draft.work_due_on or draft.work_days or draft.window_until or draft.sessions):
        return [Problem("work_due_on", _("Say by which day the work is due, or how many days people have."))]
    return []


def pattern_problems(draft: Draft, today: date) -> list[Problem]:
    number = len(planned(draft.sessions))
    if draft.attend_at_least and number and draft.attend_at_least > number:
        sentence = ngettext(
            "There is only %(num)d session. Enter a number up to that.",
            "There are only %(num)d sessions. Enter a number up to that.",
            number,
        )
        return [Problem("attend_at_least", sentence)]
    if draft.term_until and draft.term_until <= today:
        return [Problem("term_until", _("The day on which the role ends must be in the future."))]
    return []


def closing_problems(draft: Draft, now: datetime) -> list[Problem]:
    first = first_start(draft)
    if draft.closes_at and draft.closes_at <= now:
        return [Problem("closes_on", _("The closing date must be in the future."))]
    if draft.closes_at and first and draft.closes_at > first:
        return [Problem("closes_on", _("The closing date must be before the first session or the due day."))]
    today = now.astimezone(LONDON).date()
    if draft.selection_on and draft.selection_on < today:
        return [Problem("selection_on", _("The day of the talks must be in the future."))]
    if draft.selection_on and first and draft.selection_on > first.astimezone(LONDON).date():
        return [Problem("selection_on", _("The day of the talks must be before the first session."))]
    return []

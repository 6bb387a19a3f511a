"""When it is, how long it takes, which sessions a place is for."""

from __future__ import annotations

from app.core.formatting import day, hours, span
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import Attendance, SessionState


def planned(opportunity: Opportunity) -> list[Session]:
    """The sessions that stand, the soonest first."""
    return [session for session in opportunity.sessions if session.state is SessionState.PLANNED]


def when_words(opportunity: Opportunity) -> str:
    """One line: the session, the first of several, the due day, the season or the pattern."""
    sessions = planned(opportunity)
    if len(sessions) == 1:
        return session_words(sessions[0])
    if sessions:
        first = span(sessions[0].starts_at, sessions[0].ends_at)
        last = day(sessions[-1].starts_at)
        number = len(sessions)
        return _(
            "%(number)d sessions: the first %(first)s, the last on %(last)s", number=number, first=first, last=last
        )
    return _undated(opportunity) or opportunity.recurrence or _("The date is not set yet")


def session_words(session: Session) -> str:
    """Such as "Planning meeting: Friday 4 December 2026, 10am to midday UK time"."""
    when = span(session.starts_at, session.ends_at)
    return _("%(label)s: %(when)s", label=session.label, when=when) if session.label else when


def _undated(opportunity: Opportunity) -> str:
    if opportunity.work_due_on:
        return _("In your own time, by %(day)s", day=day(opportunity.work_due_on))
    if opportunity.work_days:
        return ngettext(
            "In your own time, within %(num)d day of getting it",
            "In your own time, within %(num)d days of getting it",
            opportunity.work_days,
        )
    if opportunity.window_from and opportunity.window_until:
        return _(
            "Between %(first)s and %(last)s", first=day(opportunity.window_from), last=day(opportunity.window_until)
        )
    return ""


def attendance_words(opportunity: Opportunity) -> str:
    """Which sessions a place is for; nothing where there is one or none."""
    if len(planned(opportunity)) < 2:
        return ""
    if opportunity.attendance is Attendance.SOME and opportunity.attend_at_least:
        return ngettext(
            "You choose at least %(num)d of the sessions",
            "You choose at least %(num)d of the sessions",
            opportunity.attend_at_least,
        )
    return {
        Attendance.ALL: _("A place is for every session"),
        Attendance.ONE: _("You choose one of the sessions"),
        Attendance.SOME: _("You choose the sessions you come to"),
    }[opportunity.attendance]


def length_words(opportunity: Opportunity) -> str:
    """How much time it takes, with preparation said apart."""
    said = activity_words(opportunity)
    if opportunity.prep_minutes:
        prep = hours(opportunity.prep_minutes)
        return _("%(said)s, and %(prep)s to prepare", said=said, prep=prep) if said else prep
    return said


def activity_words(opportunity: Opportunity) -> str:
    """How much time taking part takes, without preparation."""
    sessions = planned(opportunity)
    counted = sessions[:1] if opportunity.attendance is not Attendance.ALL else sessions
    minutes = sum(session.minutes for session in counted) or opportunity.activity_minutes
    return opportunity.length_words or (hours(minutes) if minutes else "")

"""When it is, how long it takes, which sessions a place is for."""

from __future__ import annotations

from collections.abc import Callable

from app.core.formatting import day, hours, joined, span
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.opportunities.models import Opportunity, Session
from app.opportunities.rules.planned import minutes_besides
from app.opportunities.states import Attendance, PayPart, SessionState


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


BESIDES: dict[PayPart, Callable[[str], str]] = {
    PayPart.PREPARATION: lambda time: _("%(time)s to prepare", time=time),
    PayPart.DESIGN: lambda time: _("%(time)s to plan it together", time=time),
    PayPart.REHEARSAL: lambda time: _("%(time)s to rehearse", time=time),
    PayPart.MEETINGS: lambda time: _("%(time)s for the planning meeting", time=time),
    PayPart.BRIEFING: lambda time: _("%(time)s of briefing and talk afterwards", time=time),
}


def length_words(opportunity: Opportunity) -> str:
    """How much time it takes, with what is done beside the sessions said apart (`kind` loaded)."""
    said, besides = activity_words(opportunity), joined(besides_words(opportunity, len(_counted(opportunity))))
    if said and besides:
        return _("%(said)s, and %(besides)s", said=said, besides=besides)
    return said or besides


def besides_words(opportunity: Opportunity, sessions: int = 1) -> list[str]:
    """What is done beside so many sessions, each sort of time apart."""
    first, each = (minutes_besides(opportunity, first=first) for first in (True, False))
    later = max(0, sessions - 1)
    spent = {part: minutes + later * each.get(part, 0) for part, minutes in first.items()}
    return [BESIDES[part](hours(minutes)) for part, minutes in spent.items()]


def _counted(opportunity: Opportunity) -> list[Session]:
    """The sessions of one place; where somebody chooses, the first stands for each."""
    sessions = planned(opportunity)
    return sessions[:1] if opportunity.attendance is not Attendance.ALL else sessions


def activity_words(opportunity: Opportunity) -> str:
    """How much time taking part takes, without what is done beside it."""
    counted = _counted(opportunity)
    minutes = sum(session.minutes for session in counted) or opportunity.activity_minutes
    return opportunity.length_words or (hours(minutes) if minutes else "")

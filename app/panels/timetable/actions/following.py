"""The calendar follows the timetable: once a change, and only where a day begins or ends at another time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.core import clock
from app.core.actor import Actor
from app.core.i18n import gettext as _
from app.opportunities.actions import sessions
from app.opportunities.actions.taking import Refused
from app.opportunities.conditions.shapes import Problem
from app.opportunities.models import Opportunity, Session
from app.opportunities.rules.times import planned
from app.opportunities.states import LIVE
from app.panels.timetable.models import InterviewDay
from app.panels.timetable.queries import session_on
from app.panels.timetable.rules.picture import Outcome

Hours = tuple[tuple[datetime, datetime], tuple[datetime, datetime]]  # of a session: before and now


def to_move(
    opportunity: Opportunity, days: Iterable[InterviewDay], outcomes: Iterable[Outcome], *, tell: bool
) -> list[tuple[Session, Outcome]]:
    """The sessions that get other times. A day that still lies within its session may leave it as it is."""
    if opportunity.state not in LIVE:
        return []
    by_id, now, found = {day.id: day for day in days}, clock.now(), []
    for outcome in outcomes:
        session = session_on(planned(opportunity.sessions), by_id[outcome.day.id])  # type: ignore[arg-type]
        if session is None or outcome.finishes_at is None or not outcome.other_hours or session.starts_at <= now:
            continue
        hours = outcome.day.arrives_at, outcome.finishes_at
        within = session.starts_at <= hours[0] and hours[1] <= session.ends_at
        if (session.starts_at, session.ends_at) != hours and (tell or not within):
            found.append((session, outcome))
    return found


def follow(
    opportunity: Opportunity, days: Iterable[InterviewDay], outcomes: Iterable[Outcome], *, tell: bool, reason: str,
    by: Actor,
) -> list[Hours]:  # fmt: skip
    """By the verb that moves a session: whatever it sends and asks, it sends and asks here. Returns old and new."""
    moves = [
        (session.id, session.venue, (session.starts_at, session.ends_at), outcome.day.arrives_at, outcome.finishes_at)
        for session, outcome in to_move(opportunity, days, outcomes, tell=tell)
    ]
    if moves and not reason.strip():
        sentence = _("Say why in one sentence: the times in people's calendars change, and they read it.")
        raise Refused([Problem("reason", sentence)])
    done: list[Hours] = []
    for session_id, venue, before, starts_at, ends_at in moves:
        if ends_at is not None:
            sessions.move_to(opportunity, session_id, starts_at, ends_at, venue, by=by, reason=reason)
            done.append((before, (starts_at, ends_at)))
    return done

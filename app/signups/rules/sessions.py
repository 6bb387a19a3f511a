"""What a place is for: one session or the whole, and what of it still lies ahead."""

from __future__ import annotations

from datetime import datetime

from app.opportunities.models import Opportunity, Session
from app.opportunities.states import Attendance, SessionState


def coming(opportunity: Opportunity, now: datetime) -> list[Session]:
    """The planned sessions that have not begun."""
    return [s for s in opportunity.sessions if s.state is SessionState.PLANNED and s.starts_at > now]


def chooses_sessions(opportunity: Opportunity) -> bool:
    """Whether a place is for a session rather than for the whole."""
    return opportunity.attendance is not Attendance.ALL and bool(opportunity.sessions)


def ahead(opportunity: Opportunity, session: Session | None, now: datetime) -> list[Session]:
    """The planned sessions that a place (for `session`, or for the whole) is for and that have not begun."""
    return [each for each in coming(opportunity, now) if session is None or each.id == session.id]


def has_begun(opportunity: Opportunity, session: Session | None, now: datetime) -> bool:
    """Whether the last thing a place is for has begun. A series goes on until its last session has."""
    return bool(opportunity.sessions) and not ahead(opportunity, session, now)

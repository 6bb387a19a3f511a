"""What belongs to the day itself: who is here, and who comes without a place."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.core.clock import LONDON
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import SessionState
from app.signups.rules.sessions import chooses_sessions


def is_today(session: Session, now: datetime) -> bool:
    """Whether this is a day of the session, by London clocks; of one that was cancelled no day is."""
    first = session.starts_at.astimezone(LONDON).date()
    last = (session.ends_at - timedelta(microseconds=1)).astimezone(LONDON).date()
    return session.state is SessionState.PLANNED and first <= now.astimezone(LONDON).date() <= last


def place_is_for(opportunity: Opportunity, session: Session) -> int | None:
    """What a place that is given on the day is for: this session's id, or nothing where it is all there is."""
    return session.id if chooses_sessions(opportunity) or len(opportunity.sessions) > 1 else None

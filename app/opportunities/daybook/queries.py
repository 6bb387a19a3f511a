"""Reads about entries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select

from app.core import db
from app.core.clock import LONDON
from app.opportunities.daybook.models import SessionEntry
from app.opportunities.daybook.rules import papers_due
from app.opportunities.models import Kind, Opportunity, Session
from app.opportunities.states import LIVE, SessionState, Shape

MOST = 200


def of_sessions(session_ids: Iterable[int]) -> dict[int, SessionEntry]:
    wanted = select(SessionEntry).where(SessionEntry.session_id.in_(list(session_ids)))
    return {row.session_id: row for row in db.session().scalars(wanted)}


def papers_late(now: datetime) -> list[tuple[date, Opportunity, Session]]:
    """Meetings ahead whose papers were promised by a day that is over, and have not gone; the day that was, first."""
    wanted = (
        select(Opportunity, Session)
        .join(Session, Session.opportunity_id == Opportunity.id)
        .join(Kind, Kind.code == Opportunity.kind_code)
        .outerjoin(SessionEntry, SessionEntry.session_id == Session.id)
        .where(Kind.shape == Shape.COMMITTEE, Opportunity.state.in_(LIVE), Session.state == SessionState.PLANNED)
        .where(Session.starts_at > now, SessionEntry.papers_on.is_(None))
        .order_by(Session.starts_at, Session.id)
        .limit(MOST)
    )
    today, found = now.astimezone(LONDON).date(), []
    for opportunity, session in db.session().execute(wanted):
        due = papers_due(opportunity.details, session.starts_at.astimezone(LONDON).date())
        if due is not None and due < today:
            found.append((due, opportunity, session))
    return sorted(found, key=lambda each: (each[0], each[2].id))

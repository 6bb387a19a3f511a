"""Time as a cause: papers are to go, and a term of office comes to its end. Each in a transaction of its own."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.waking import is_waking
from app.opportunities.daybook import actions, queries


def remind_hosts(now: datetime) -> int:
    """By day; returns of how much somebody was reminded. Looking first takes no lock."""
    if not is_waking(now):
        return 0
    papers = sum(_papers(each) for each in queries.papers_to_remind(now))
    return papers + sum(_term(each) for each in queries.terms_to_remind(clock.today()))


def _papers(session_id: int) -> bool:
    with db.transaction():
        return actions.remind_of_papers(session_id, by=SYSTEM)


def _term(opportunity_id: int) -> bool:
    with db.transaction():
        return actions.remind_of_term(opportunity_id, by=SYSTEM)

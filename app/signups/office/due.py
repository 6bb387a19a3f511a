"""Time as a cause: a term of office comes to its end. Each in a transaction of its own."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.waking import is_waking
from app.signups.office import actions, queries


def remind_of_terms(now: datetime) -> int:
    """By day; returns of how many somebody was reminded. Looking first takes no lock."""
    return sum(_remind(term_id) for term_id in queries.to_remind(clock.today())) if is_waking(now) else 0


def _remind(term_id: int) -> bool:
    with db.transaction():
        return actions.remind(term_id, by=SYSTEM)

"""Owners of tasks are reminded on the day, by day: each in a transaction of its own."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.waking import is_waking
from app.panels.way import actions, queries


def remind_owners(now: datetime) -> int:
    """Returns how many were reminded; looking first takes no lock."""
    today = now.astimezone(clock.LONDON).date()
    return sum(_remind(each) for each in queries.to_remind(today)) if is_waking(now) else 0


def _remind(task_id: int) -> bool:
    with db.transaction():
        return actions.remind(task_id, clock.today(), by=SYSTEM)

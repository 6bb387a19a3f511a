"""Twelve months after a panel what is kept of it goes, a few panels at a time."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.core.actor import SYSTEM
from app.panels.after import actions, queries
from app.panels.rules.figures import year_before

BATCH = 20


def forget_panels(now: datetime) -> int:
    """Returns how many; looking first takes no lock."""
    before = year_before(now.astimezone(clock.LONDON).date())
    return sum(_forget(each) for each in queries.to_forget(before, BATCH))


def _forget(panel_id: int) -> int:
    with db.transaction():
        actions.forget(panel_id, by=SYSTEM)
    return 1

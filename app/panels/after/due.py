"""Twelve months after a panel what is kept of it goes, a few panels at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.core import clock, db
from app.core.actor import SYSTEM
from app.panels.after import actions, queries
from app.panels.models import Panel
from app.panels.rules.figures import year_before

BATCH = 20


def forget_panels(now: datetime) -> int:
    """Returns how many; looking first takes no lock."""
    return sum(_forget(each.id) for each in going(now)[:BATCH])


def going(now: datetime) -> Sequence[Panel]:
    """Of these it goes with the next runs; none of them is held back."""
    return queries.to_forget(year_before(now.astimezone(clock.LONDON).date()))


def _forget(panel_id: int) -> int:
    with db.transaction():
        return int(actions.forget(panel_id, by=SYSTEM))

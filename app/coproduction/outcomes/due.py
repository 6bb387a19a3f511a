"""Hosts are reminded by day of what people wait to hear, once a week at most: each in a transaction of its own."""

from __future__ import annotations

from datetime import datetime

from app.coproduction.outcomes import actions, queries
from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.waking import is_waking


def remind_of_outcomes(now: datetime) -> int:
    """Returns how many were reminded; looking first takes no lock."""
    for each in queries.without_promise():
        _promise(each)
    return sum(_nudge(each) for each in queries.to_nudge(now, clock.today())) if is_waking(now) else 0


def _promise(opportunity_id: int) -> None:
    with db.transaction():
        actions.promise(opportunity_id)


def _nudge(opportunity_id: int) -> bool:
    with db.transaction():
        return actions.nudge(opportunity_id, by=SYSTEM)

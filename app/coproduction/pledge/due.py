"""Time as a cause: the year of a pledge is nearly over."""

from __future__ import annotations

from datetime import datetime

from app.coproduction.pledge import actions, queries
from app.core import clock, db


def pledges_to_renew(_now: datetime) -> int:
    """Whoever holds one is reminded once; returns how many that were."""
    return sum(_remind(pledge_id) for pledge_id in queries.to_remind(clock.today()))


def _remind(pledge_id: int) -> bool:
    with db.transaction():
        return actions.remind(pledge_id)

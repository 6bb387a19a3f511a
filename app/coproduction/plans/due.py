"""Time as a cause: the review of a plan comes up."""

from __future__ import annotations

from datetime import datetime

from app.coproduction.plans import actions, queries
from app.core import clock, db


def plans_come_up(_now: datetime) -> int:
    """Whoever looks after a plan is reminded once; returns how many plans that were."""
    return sum(_remind(plan_id) for plan_id in queries.to_remind(clock.today()))


def _remind(plan_id: int) -> bool:
    with db.transaction():
        return actions.remind(plan_id)

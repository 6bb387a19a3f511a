"""Time as a cause: the next review of a team comes up."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.reviews import actions, queries


def reviews_come_up(_now: datetime) -> int:
    """Whoever leads the team hears of it, once; returns how many reviews that were."""
    return sum(_comes_up(review_id) for review_id in queries.to_remind(clock.today()))


def _comes_up(review_id: int) -> bool:
    with db.transaction():
        return actions.comes_up(review_id)

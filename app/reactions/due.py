"""Time as a cause: the verbs the worker calls, each in transactions of its own."""

from __future__ import annotations

from datetime import datetime

from app.core import db
from app.opportunities.actions.life import close_due
from app.opportunities.queries import past_closing
from app.people.actions.advisors import breaks_over, come_back_due
from app.signups.actions import lapse_offers

__all__ = ["close_opportunities", "end_breaks", "lapse_offers"]


def close_opportunities(now: datetime) -> int:
    """Close what is past its closing date; looking first takes no lock."""
    if not past_closing(now):
        return 0
    with db.transaction():
        return close_due()


def end_breaks(_now: datetime) -> int:
    """Whoever said when they would be back is back; looking first takes no lock."""
    if not breaks_over():
        return 0
    with db.transaction():
        return come_back_due()

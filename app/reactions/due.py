"""Time as a cause: the verbs the worker calls, each in transactions of its own."""

from __future__ import annotations

from datetime import datetime

from app.core import db
from app.opportunities.actions.life import close_due
from app.opportunities.queries import past_closing
from app.signups.actions import lapse_offers

__all__ = ["close_opportunities", "lapse_offers"]


def close_opportunities(now: datetime) -> int:
    """Close what is past its closing date; looking first takes no lock."""
    if not past_closing(now):
        return 0
    with db.transaction():
        return close_due()

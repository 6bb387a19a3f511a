"""Time as a cause: the verbs the worker calls, each in transactions of its own."""

from __future__ import annotations

from datetime import datetime

from app.core import db
from app.core.waking import is_waking
from app.opportunities.actions.life import close_due
from app.opportunities.queries import past_closing
from app.people.actions.advisors import breaks_over, come_back_due
from app.signups.actions import call_for_answers, lapse_offers, order_names, send_reminders

__all__ = ["call_for_answers", "close_opportunities", "end_breaks", "lapse_offers", "order_names", "send_reminders"]


def close_opportunities(now: datetime) -> int:
    """Close what is past its closing date; looking first takes no lock."""
    if not past_closing(now):
        return 0
    with db.transaction():
        return close_due()


def end_breaks(now: datetime) -> int:
    """Whoever said when they would be back is back, and is told so by day; looking first takes no lock."""
    if not (is_waking(now) and breaks_over()):
        return 0
    with db.transaction():
        return come_back_due()

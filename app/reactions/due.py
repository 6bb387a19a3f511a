"""Time as a cause: the verbs the worker calls, each in transactions of its own."""

from __future__ import annotations

from datetime import datetime

from app.core import db
from app.core.waking import is_waking
from app.opportunities.actions.life import close_due
from app.opportunities.queries import past_closing
from app.people.actions.advisors import breaks_over, come_back_due
from app.reactions import offers
from app.signups.actions import (
    ask_overlooked,
    call_for_answers,
    free_leaving,
    lapse_offers,
    order_names,
    send_reminders,
)
from app.signups.news.due import send_news

__all__ = [
    "ask_overlooked",
    "call_for_answers",
    "close_opportunities",
    "end_breaks",
    "free_leaving",
    "lapse_offers",
    "order_names",
    "pause_unreached_offers",
    "send_news",
    "send_reminders",
]


def pause_unreached_offers(now: datetime) -> int:
    """Before any lapses: an offer that reached nobody waits until somebody has told them; returns how many."""
    return sum(_pause(place_id, message_id) for place_id, message_id in offers.unreached(now))


def _pause(place_id: int, message_id: int) -> bool:
    with db.transaction():
        return offers.pause_unreached(place_id, message_id)


def close_opportunities(now: datetime) -> int:
    """Close what is past its closing date; looking first takes no lock."""
    if not past_closing(now):
        return 0
    with db.transaction():
        return close_due()


def end_breaks(now: datetime) -> int:
    """Whoever said when they would be back is back, and is told so by day; looking first takes no lock."""
    return sum(_end_break(person_id) for person_id in breaks_over()) if is_waking(now) else 0


def _end_break(person_id: int) -> bool:
    with db.transaction():
        return come_back_due(person_id)

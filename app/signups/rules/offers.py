"""Offers: by when they are answered."""

from __future__ import annotations

from datetime import datetime, timedelta

OFFER_STANDS = timedelta(hours=48)


def too_late(answer_by: datetime | None, now: datetime) -> bool:
    """Whether the time to answer has passed, also where nothing has lapsed the offer yet."""
    return answer_by is not None and answer_by <= now


def answer_by(now: datetime, starts_at: datetime | None) -> datetime:
    """Two days, or half of what is left where the session is nearer than four."""
    if starts_at is None or starts_at - now >= 2 * OFFER_STANDS:
        return now + OFFER_STANDS
    return now + max(timedelta(0), (starts_at - now) / 2)

"""When somebody is told: not in the minute in which a name was put down somewhere, which would say whose. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from app.core.clock import LONDON
from app.core.waking import waking

MORNING = time(8)
NEAR = timedelta(hours=48)  # before it begins: then they are told as soon as it is day


def tell_at(begins: datetime | None, now: datetime) -> datetime:
    """The next morning, whatever happened when; or by day at once where little time is left."""
    if begins is not None and begins - now < NEAR:
        return waking(now)
    tomorrow = now.astimezone(LONDON).date() + timedelta(days=1)
    return datetime.combine(tomorrow, MORNING, LONDON)

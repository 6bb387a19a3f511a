"""When somebody has said that they cannot come, where one tap on the wrong button says it too."""

from __future__ import annotations

from datetime import datetime, timedelta

KEPT_FOR = timedelta(minutes=15)
LEAST = timedelta(minutes=1)  # before it begins: a place that is freed later helps nobody
NEAR = timedelta(hours=48)  # closer than this, somebody rings the next in line


def leaves_at(now: datetime, starts_at: datetime | None) -> datetime:
    """Until when the place still counts as taken, and a yes brings it back."""
    return max(now, min(now + KEPT_FOR, starts_at - LEAST)) if starts_at else now + KEPT_FOR

"""When and how long: what may be recorded of a session."""

from __future__ import annotations

from datetime import datetime

from app.recognition.rules.parts import LONGEST_PART

DAY = 24 * 60


def has_begun(starts_at: datetime | None, now: datetime) -> bool:
    """Nobody has taken part in what has not begun; work without a session may be done at any time."""
    return starts_at is None or starts_at <= now


def longest_activity(planned_minutes: int, *, dated: bool) -> int:
    """Minutes: a day for a session (or as long as it was planned), the most of any record for work without one."""
    return min(max(DAY, planned_minutes), LONGEST_PART) if dated else LONGEST_PART

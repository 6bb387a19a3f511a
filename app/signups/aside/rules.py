"""What somebody said no to: the days and times as they were. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.opportunities.rules.likes import SessionLike
from app.opportunities.states import SessionState

LENGTH = 16


class Timed(Protocol):
    """What decides whether it is still the same question."""

    work_due_on: date | None
    work_days: int | None
    window_from: date | None
    window_until: date | None
    recurrence: str
    activity_minutes: int

    @property
    def sessions(self) -> Sequence[SessionLike]: ...


def times_of(opportunity: Timed) -> str:
    """The same 16 characters as long as no day and no length changes; a typo put right is no change."""
    planned = (each for each in opportunity.sessions if each.state is not SessionState.CANCELLED)
    held = sorted((each.starts_at.isoformat(), each.ends_at.isoformat()) for each in planned)
    other = (
        opportunity.work_due_on, opportunity.work_days, opportunity.window_from, opportunity.window_until,
        opportunity.recurrence, opportunity.activity_minutes,
    )  # fmt: skip
    return hashlib.sha256(repr((held, *map(str, other))).encode()).hexdigest()[:LENGTH]

"""How long the work may still go on, where somebody set a limit."""

from __future__ import annotations

import time


class OutOfTime(Exception):
    """The limit that somebody set has come."""


class Clock:
    def __init__(self, seconds: float | None) -> None:
        self._until = None if seconds is None else time.monotonic() + seconds

    def left(self) -> float | None:
        """Seconds, or None without a limit. Raises `OutOfTime`."""
        if self._until is None:
            return None
        left = self._until - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left

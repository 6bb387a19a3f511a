"""How long the work may still go on, where somebody set a limit: by the clock, or by counted steps."""

from __future__ import annotations

import time


class OutOfTime(Exception):
    """The limit that somebody set has come."""


class Clock:
    """`steps` are counted, so that the same limit ends at the same point everywhere: see `spend`."""

    def __init__(self, seconds: float | None = None, steps: int | None = None) -> None:
        self._until = None if seconds is None else time.monotonic() + seconds
        self.steps = steps

    def spend(self, steps: int = 1) -> None:
        """Iterations of the simplex method, moves of a search, people looked at for rows."""
        if self.steps is not None:
            self.steps = max(0, self.steps - steps)

    def left(self) -> float | None:
        """Seconds, or None without a limit. Raises `OutOfTime`."""
        if self.steps == 0:
            raise OutOfTime
        if self._until is None:
            return None
        left = self._until - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left

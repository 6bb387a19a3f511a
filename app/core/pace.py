"""How often one thing may be asked for, counted in the memory of this process: it must cost less than the answer.

Each worker counts for itself. What has to hold for all of them together is counted in the database (`throttle`).
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock

KEYS = 10_000  # who asked longest ago is forgotten first


class Pace:
    """At most `most` at once, and as many again within each `within`, spread evenly."""

    def __init__(self, most: int, within: timedelta) -> None:
        self._most = most
        self._each = within / most
        self._used_until: OrderedDict[str, datetime] = OrderedDict()
        self._lock = Lock()

    def hold(self, who: str, now: datetime) -> timedelta | None:
        """Count one; nothing if there is room for it, else how long to wait."""
        with self._lock:
            used_until = max(self._used_until.pop(who, now), now)
            if used_until > now + self._each * self._most:  # the clock was put back
                used_until = now
            wait = used_until - self._each * (self._most - 1) - now
            held = wait > timedelta()
            self._used_until[who] = used_until if held else used_until + self._each
            while len(self._used_until) > KEYS:
                self._used_until.popitem(last=False)
        return wait if held else None

"""What is paid for a session that was cancelled at short notice, as it was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.recognition.rules.payment import half_penny_up


@dataclass(frozen=True)
class ShortNotice:
    """`percent` of the payment is due where it is cancelled less than `hours` before it begins."""

    percent: int
    hours: int

    def pence(self, whole: int, *, cancelled_at: datetime, starts_at: datetime) -> int:
        """Of what the whole of it would have brought. Both moments are aware; exactly so many hours is in time."""
        if starts_at - cancelled_at >= timedelta(hours=self.hours):
            return 0
        return half_penny_up(whole * self.percent, 100)

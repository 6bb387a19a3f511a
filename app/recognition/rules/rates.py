"""Which rate was in force on the day. Rates are never edited: a new one begins, and the old one stays for its days."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

from app.core.clock import LONDON


class RateLike(Protocol):
    """Anything with a tier and the first day it holds."""

    @property
    def tier(self) -> str: ...
    @property
    def effective_from(self) -> date: ...


R = TypeVar("R", bound=RateLike)


def local_day(instant: datetime) -> date:
    """The day in London of an aware instant: 23:30 UTC on 31 March is already 1 April, and may be a new rate."""
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone has no day")
    return instant.astimezone(LONDON).date()


def rate_on(rates: Iterable[R], tier: str, day: date) -> R | None:
    """The rate of that tier in force on that day: the latest that had begun. None when none had."""
    begun = [rate for rate in rates if rate.tier == tier and rate.effective_from <= day]
    return max(begun, key=lambda rate: rate.effective_from, default=None)

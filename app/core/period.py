"""The time that is looked at, and the time of the same length before it: whole days in London."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.core.clock import LONDON
from app.core.months import months_later

MONTHS = (3, 6, 12)


@dataclass(frozen=True)
class Period:
    """From the day `first` to the day `last`, both included. The time before it begins on `before_first`."""

    first: date
    last: date
    before_first: date

    @property
    def since(self) -> datetime:
        return midnight(self.first)

    @property
    def until(self) -> datetime:
        """The first moment after it."""
        return midnight(self.last + timedelta(days=1))

    @property
    def before(self) -> Period:
        days = self.first - self.before_first
        return Period(self.before_first, self.first - timedelta(days=1), self.before_first - days)


def last_months(today: date, months: int) -> Period:
    """The last so many months, today included."""
    first = months_later(today, -months) + timedelta(days=1)
    return Period(first, today, months_later(today, -2 * months) + timedelta(days=1))


def between(first: date, last: date) -> Period:
    """Days of one's own choice, with as many days before them."""
    days = (last - first) + timedelta(days=1)
    return Period(first, last, first - days)


def midnight(day: date) -> datetime:
    """When that day begins in London."""
    return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)

"""Which days are working days where the organisation is: not a weekend, not an English bank holiday."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """`day` is a date on London calendars."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


@lru_cache(maxsize=16)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in this year, with the days that stand in for those on a weekend."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def shifted(day: date, number: int) -> date:
    """The working day that lies `number` working days after `day` (before it, where it is negative).

    0 is the day itself, also where nobody works on it.
    """
    step = DAY if number > 0 else -DAY
    for _each in range(abs(number)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def on_or_after(day: date) -> date:
    """The day, or the next one on which people work."""
    while not is_working_day(day):
        day += DAY
    return day


def between(first: date, last: date) -> int:
    """How many working days lie after `first` until `last`, which counts if it is one."""
    return sum(is_working_day(first + timedelta(days=each)) for each in range(1, (last - first).days + 1))

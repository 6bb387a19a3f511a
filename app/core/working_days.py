"""Which days are working days where the organisation is: not a weekend, not an English bank holiday."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


def is_working_day(day: date) -> bool:
    """`day` is a date on London calendars."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


@lru_cache(maxsize=16)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in this year, with the days that stand in for those on a weekend."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))

"""The tax year, which begins on 6 April, and how long figures that follow it hold."""

from __future__ import annotations

from datetime import date


def begins(day: date) -> date:
    """The first day of the tax year that holds this day."""
    first = date(day.year, 4, 6)
    return first if day >= first else date(day.year - 1, 4, 6)


def out_of_date(checked: date, today: date) -> bool:
    """Whether a new tax year has begun since somebody last looked at it."""
    return checked < begins(today)

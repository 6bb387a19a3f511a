"""The tax year: from 6 April to 5 April."""

from __future__ import annotations

from datetime import date

from app.core import tax_year as core


def tax_year(on: date) -> str:
    """Such as "2026-27" for 6 April 2026 and for 5 April 2027."""
    first = core.begins(on).year
    return f"{first}-{(first + 1) % 100:02}"


def year_end(on: date) -> date:
    """The last day of the financial year that `on` stands in: 31 March."""
    return date(on.year if (on.month, on.day) <= (3, 31) else on.year + 1, 3, 31)

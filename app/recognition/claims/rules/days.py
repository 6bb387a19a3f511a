"""Until when somebody can claim, and from when they can ask to be paid."""

from __future__ import annotations

from datetime import date

from app.core.months import months_later

WAIT_AT_MOST = 12  # months until they are paid, where they choose a day


def last_day(happened_on: date, months: int) -> date:
    """The last day on which the person can hand it in; afterwards the team still can, for them."""
    return months_later(happened_on, months)


def latest_pay_day(today: date) -> date:
    return months_later(today, WAIT_AT_MOST)

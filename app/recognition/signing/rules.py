"""The promise of when a claim is paid, the year of a budget, and medians. Without a database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import Protocol

from app.recognition.claims.states import ClaimState

S = ClaimState
WITH_ONE = timedelta(days=7)  # so long it may wait for one person before it is overdue
REMIND_AFTER, REMIND_AGAIN = timedelta(days=3), timedelta(days=7)
FEWEST = 5  # claims that a number may stand for
BY_THEM = frozenset({None, S.OPEN.value, S.RETURNED.value, S.CLOSED.value})
ON_ITS_WAY = (S.CLAIMED, S.CONFIRMED, S.AUTHORISED, S.SENT, S.REJECTED)
STEPS = (S.CLAIMED, S.CONFIRMED, S.AUTHORISED, S.SENT, S.PAID)


class Move(Protocol):
    """As much of a row of the history as is looked at here."""

    @property
    def before(self) -> str | None: ...
    @property
    def after(self) -> str: ...
    @property
    def at(self) -> datetime: ...


def handed_in(moves: Sequence[Move]) -> datetime | None:
    """When the person sent it last. That it went back to the host for a mistake of ours begins no new promise."""
    theirs = [row.at for row in moves if row.after == S.CLAIMED.value and row.before in BY_THEM]
    return theirs[-1] if theirs else None


def reached(moves: Sequence[Move]) -> dict[ClaimState, datetime]:
    """Each step it has behind it since the person sent it last."""
    start = handed_in(moves)
    if start is None:
        return {}
    found: dict[ClaimState, datetime] = {}
    for row in moves:
        state = S(row.after)
        if row.at < start or state not in STEPS:
            continue
        if state is S.CLAIMED and found:  # put right by us: what followed counts anew
            found = {S.CLAIMED: found[S.CLAIMED]}
        else:
            found[state] = row.at
    return found


def promised_by(sent_on: date, pay_from: date | None, days: int) -> date:
    """Within so many days of the claim, and never before the day that the person chose."""
    return max(sent_on + timedelta(days=days), pay_from or sent_on)


def year_of(day: date) -> int:
    """The year in whose April the budget year of this day began."""
    return day.year if day >= date(day.year, 4, 1) else day.year - 1


def days_of(year: int) -> tuple[date, date]:
    """The first and the last day of a budget year."""
    return date(year, 4, 1), date(year + 1, 3, 31)


def middle(days: Sequence[int]) -> int | None:
    """The median in whole days, rounded up; None where it would stand for fewer than five."""
    return -int(-median(days) // 1) if len(days) >= FEWEST else None

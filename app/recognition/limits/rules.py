"""When money is likely to arrive, which stretch of time that falls into, and what it comes to there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.months import months_later
from app.recognition.limits.states import Span

DAYS = {Span.WEEK: 7, Span.FOUR_WEEKS: 28}
MONDAY = date(2024, 1, 1)  # where nobody says on which day their weeks begin; it is the first of a month, too


@dataclass(frozen=True)
class Limit:
    """`pence` at most in each stretch; the first day of any one of them says where all the others begin."""

    pence: int
    span: Span
    begins: date = MONDAY


@dataclass(frozen=True)
class Money:
    """One payment that counts as income, on the day it arrived or is likely to."""

    claim_id: int
    title: str
    pence: int
    on: date
    arrived: bool


@dataclass(frozen=True)
class Stretch:
    """`first` and `last` day, both counted, and what arrives between them, the earliest first."""

    first: date
    last: date
    money: tuple[Money, ...]

    @property
    def pence(self) -> int:
        return sum(each.pence for each in self.money)


def likely_on(handed_in: date, pay_from: date | None, days: int, today: date) -> date:
    """The day by which it is paid: so many days after it was handed in, never before they asked, nor in the past."""
    return max(handed_in + timedelta(days=days), pay_from or today, today)


def stretch_of(limit: Limit, day: date) -> tuple[date, date]:
    """The stretch that holds this day: its first and its last day."""
    if limit.span in DAYS:
        length = DAYS[limit.span]
        first = day - timedelta(days=(day - limit.begins).days % length)
        return first, first + timedelta(days=length - 1)
    months = (day.year - limit.begins.year) * 12 + day.month - limit.begins.month
    first = months_later(limit.begins, months)
    if first > day:
        months -= 1
        first = months_later(limit.begins, months)
    return first, months_later(limit.begins, months + 1) - timedelta(days=1)


def stretches(limit: Limit, money: Iterable[Money], since: date) -> list[Stretch]:
    """Those with money in them that are not over on `since`, the earliest first."""
    found: dict[tuple[date, date], list[Money]] = {}
    for each in money:
        found.setdefault(stretch_of(limit, each.on), []).append(each)
    return [
        Stretch(first, last, tuple(sorted(those, key=lambda each: (each.on, each.claim_id))))
        for (first, last), those in sorted(found.items())
        if last >= since
    ]


def over(limit: Limit, stretch: Stretch) -> int:
    """By how much, in pence; exactly the limit is not over it."""
    return max(0, stretch.pence - limit.pence)

"""Stretches of whole quarters of which numbers of people may be shown, so that no two of them give a few away.

Whoever reads how many joined from January to June, and how many from January to March, knows of April to June. So
nothing is shown of every stretch: quarters are put together, from the first on, until each number of what was put
together is 0 or at least five. Only from one such end to another is anything shown, and what is shown is then a sum of
numbers that are each safe (docs/adr/060).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.kept_back import LEAST
from app.core.months import months_later

YEAR = 4  # quarters


@dataclass(frozen=True)
class Flow:
    """Of one quarter: how many came, how many went, and by how many more are active at its end."""

    came: int = 0
    went: int = 0
    active: int = 0

    def __add__(self, other: Flow) -> Flow:
        return Flow(self.came + other.came, self.went + other.went, self.active + other.active)


Quarters = Mapping[tuple[int, str], Flow]  # (quarter, group) -> what happened; quarters are numbered, see `number_of`


def number_of(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def first_day(quarter: int) -> date:
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)


def last_day(quarter: int) -> date:
    return months_later(first_day(quarter), 3) - timedelta(days=1)


def safe(*numbers: int, least: int = LEAST) -> bool:
    return all(number == 0 or number >= least for number in numbers)


def ends(
    found: Quarters, groups: Sequence[Collection[str]], until: int, among: Collection[int] | None = None,
    *, least: int = LEAST,
) -> list[int]:  # fmt: skip
    """The quarters with whose last day a stretch can begin or end; before the first is the time of nobody.

    `groups`: which are counted together; `until`: the last quarter that is over; `among`: only these may be ends.
    """
    if not found:
        return []
    first = min(quarter for quarter, _group in found)
    put_together, standing = [Flow()] * len(groups), [0] * len(groups)
    shown = [first - 1]
    for quarter in range(first, until + 1):
        for at, group in enumerate(groups):
            here = sum((found.get((quarter, each), Flow()) for each in group), Flow())
            put_together[at] += here
            standing[at] += here.came - here.went
        both = zip(put_together, standing, strict=True)
        fits = all(safe(flow.came, flow.went, there, least=least) for flow, there in both)
        if fits and (among is None or quarter in among):
            shown.append(quarter)
            put_together = [Flow()] * len(groups)
    return shown


@dataclass(frozen=True)
class Stretch:
    """From the day after quarter `after` to the end of quarter `until`."""

    after: int
    until: int

    @property
    def first(self) -> date:
        return first_day(self.after + 1)

    @property
    def last(self) -> date:
        return last_day(self.until)


def stretch(shown: Sequence[int], until: int | None = None, after: int | None = None) -> Stretch | None:
    """The one that is asked for, or the last one of about a year; only from end to end. None where there is none."""
    to = max((each for each in shown if until is None or each <= until), default=None)
    wanted = after if after is not None else (to or 0) - YEAR
    earlier = [each for each in shown if to is not None and each < to]
    if to is None or not earlier:
        return None
    return Stretch(max((each for each in earlier if each <= wanted), default=earlier[0]), to)


def before(shown: Sequence[int], now: Stretch) -> Stretch | None:
    """The time of about the same length before it."""
    found = [each for each in shown if each <= now.after - (now.until - now.after)]
    return Stretch(found[-1], now.after) if found else None


def added(found: Quarters, group: Collection[str], stretch_: Stretch) -> Flow:
    here = (flow for (at, name), flow in found.items() if name in group and stretch_.after < at <= stretch_.until)
    return sum(here, Flow())


def standing(found: Quarters, group: Collection[str], until: int) -> Flow:
    """Everything up to the end of that quarter; who is there is who came without those who went."""
    return sum((flow for (at, name), flow in found.items() if name in group and at <= until), Flow())


def financial_year(today: date) -> tuple[date, date]:
    """The last one that is over: years do not overlap, so that two of them give nothing of a third away."""
    began = today.year - (1 if (today.month, today.day) >= (4, 1) else 2)
    return date(began, 4, 1), date(began + 1, 3, 31)


def percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None

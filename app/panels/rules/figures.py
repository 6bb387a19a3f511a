"""The headline figure: how many panels had lived experience, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Share:
    """`lived` of `all` panels."""

    name: Any
    lived: int
    all: int


def share(name: Any, rows: Sequence[Any]) -> Share:
    """Of rows that know whether they are `lived`."""
    return Share(name, sum(row.lived for row in rows), len(rows))


def by(rows: Iterable[Any], key: Callable[[Any], Any], order: Sequence[Any]) -> list[Share]:
    """One share for each value that occurs, in this order."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return [share(each, found[each]) for each in order if each in found]


def financial_year(day: date) -> tuple[date, date]:
    """The year from 1 April that this day lies in."""
    began = day.year if (day.month, day.day) >= (4, 1) else day.year - 1
    return date(began, 4, 1), date(began + 1, 3, 31)


def year_before(day: date) -> date:
    """The same day a year earlier; of a leap day the first of March."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 3, 1)

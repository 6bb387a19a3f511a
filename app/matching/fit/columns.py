"""What is open, as columns: each row's classes, day and months beside each other, so that thousands are judged at once.

Classes are numbered from 0 without gaps, so what is found of one row of a class is taken for all of them by its number.
Plain lists: a web process carries no library of arrays for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from app.matching.fit.rows import Month, Row
from app.opportunities.states import OpportunityState

Found = TypeVar("Found")


@dataclass(frozen=True, eq=False)
class Columns:
    """In the order of `rows`. `day` is the first day; `last_of` gives for each class the place of its last row.

    `closed` are the places of what takes no names, `turns` the places with the first moment at which time alone closes
    or begins something of the row, rising. `months` are the different months of all rows, `in_month` where each is.
    """

    rows: Sequence[Row]
    ids: Sequence[int]
    asks: Sequence[int]
    where: Sequence[int]
    times: Sequence[int]
    day: Sequence[date | None]
    last_of: tuple[Sequence[int], Sequence[int], Sequence[int]]  # of asks, where and times
    closed: frozenset[int]
    turns: Sequence[tuple[datetime, int]]
    place_of: dict[int, int]
    months: Sequence[Month]
    in_month: Sequence[Sequence[int]]

    def of_class(self, number: int, judge: Callable[[Row], Found]) -> list[Found]:
        """What `judge` finds of each class of the sort `number`: of its last row, which begins the latest."""
        return [judge(self.rows[place]) for place in self.last_of[number]]

    def turned(self, now: datetime) -> list[int]:
        """The places of rows of which time alone has closed or begun something."""
        found = []
        for moment, place in self.turns:
            if moment > now:
                break
            found.append(place)
        return found

    def with_month(self, judge: Callable[[Month], bool]) -> set[int]:
        """The places of rows that have a month of which this is true."""
        pairs = zip(self.months, self.in_month, strict=True)
        return {place for month, places in pairs if judge(month) for place in places}

    def places(self, ids: Iterable[int]) -> set[int]:
        return {self.place_of[each] for each in ids if each in self.place_of}


def columns_of(rows: Sequence[Row]) -> Columns:
    """Built once for everybody who asks of the same rows."""
    months: dict[Month, list[int]] = {}
    for place, row in enumerate(rows):
        for each in row.months:
            months.setdefault(each, []).append(place)
    asks, where, times = ([getattr(row, name) for row in rows] for name in ("asks", "where", "times"))
    return Columns(
        rows, [row.id for row in rows], asks, where, times, [row.first_day for row in rows],
        (_last(asks), _last(where), _last(times)),
        frozenset(place for place, row in enumerate(rows) if row.state is OpportunityState.CLOSED),
        sorted((moment, place) for place, row in enumerate(rows) for moment in _turns(row)),
        {row.id: place for place, row in enumerate(rows)}, list(months), list(months.values()),
    )  # fmt: skip


def _last(classes: Sequence[int]) -> list[int]:
    found = dict(zip(classes, range(len(classes)), strict=True))
    return [found[number] for number in range(len(found))]


def _turns(row: Row) -> Collection[datetime]:
    moments = [each.starts_at for each in row.planned]
    moments += [each for each in (row.closes_at, row.first_starts_at) if each is not None]
    return [min(moments)] if moments else []

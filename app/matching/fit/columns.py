"""What is open, as columns: each row's classes, day and months beside each other, so that thousands are judged at once.

Classes are numbered from 0 without gaps, so what is found of one row of a class is taken for all of them by its number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.matching.fit.rows import Month, Row
from app.opportunities.states import OpportunityState

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, eq=False)
class Columns:
    """In the order of `rows`. `day` is the ordinal of the first day, 0 for none; `began` and `turns` are seconds.

    `began`: when the first session begins. `turns`: the first moment at which time alone closes or begins something of
    the row. `months` are the different months of all rows, and `in_month` the pairs (row, month) of who has which.
    """

    rows: Sequence[Row]
    ids: Numbers
    asks: Numbers
    where: Numbers
    times: Numbers
    day: Numbers
    began: Numbers
    turns: Numbers
    closed: Bools
    months: Sequence[Month]
    in_month: tuple[Numbers, Numbers]

    def by_class(self, classes: Numbers, judge: Callable[[Row], Any], kind: type) -> NDArray[Any]:
        """For each row what `judge` finds of the last of its class: of these, the one that begins the latest."""
        last = np.zeros(int(classes.max(initial=-1)) + 1, dtype=np.int64)
        last[classes] = np.arange(len(classes))
        said: NDArray[Any] = np.array([judge(self.rows[place]) for place in last.tolist()], dtype=kind)
        return said[classes]

    def by_key(self, keys: Numbers, judge: Callable[[Row], Any], kind: type) -> NDArray[Any]:
        """The same for numbers with gaps between them."""
        found, classes = np.unique(keys, return_inverse=True)
        return self.by_class(classes, judge, kind) if len(found) else np.zeros(0, dtype=kind)

    def one_by_one(self, which: Bools, judge: Callable[[Row], bool]) -> Bools:
        """What `judge` finds of each of these rows; nothing of the others."""
        found = np.zeros(len(self.rows), dtype=bool)
        for place in np.flatnonzero(which).tolist():
            found[place] = judge(self.rows[place])
        return found

    def with_month(self, judge: Callable[[Month], bool]) -> Bools:
        """The rows that have a month of which this is true."""
        said = np.fromiter((judge(each) for each in self.months), dtype=bool, count=len(self.months))
        found = np.zeros(len(self.rows), dtype=bool)
        whose, which = self.in_month
        found[whose[said[which]]] = True
        return found

    def any_of(self, ids: Sequence[int]) -> Bools:
        return np.isin(self.ids, np.fromiter(ids, dtype=np.int64, count=len(ids)))


def seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment is not None else NEVER


def columns_of(rows: Sequence[Row]) -> Columns:
    """Built once for everybody who asks of the same rows."""
    months: dict[Month, int] = {}
    pairs = [(place, months.setdefault(each, len(months))) for place, row in enumerate(rows) for each in row.months]

    def column(of: Callable[[Row], int]) -> Numbers:
        return np.fromiter((of(row) for row in rows), dtype=np.int64, count=len(rows))

    return Columns(
        rows, column(lambda row: row.id), column(lambda row: row.asks), column(lambda row: row.where),
        column(lambda row: row.times), column(lambda row: row.first_day.toordinal() if row.first_day else 0),
        column(lambda row: seconds(row.first_starts_at)), column(_turns),
        np.fromiter((row.state is OpportunityState.CLOSED for row in rows), dtype=bool, count=len(rows)),
        list(months), (np.array([a for a, _b in pairs], np.int64), np.array([b for _a, b in pairs], np.int64)),
    )  # fmt: skip


def _turns(row: Row) -> int:
    moments = (row.closes_at, row.first_starts_at, *(each.starts_at for each in row.planned))
    return min((seconds(each) for each in moments), default=NEVER)

"""The order of all that is open, for one advisor: what fits, the best first, then what something is missing for.

The same judgement as `rules.criteria`, without words and for thousands at once: what asks the same, is in the same
place or at the same hours is judged once, and only what hangs on a day of this very person is looked at one by one. A
property test holds the two equal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar

from app.core.clock import LONDON
from app.matching.fit.rows import Row, Stock
from app.matching.fit.rules import Own, in_time, is_away, points, reachable, sessions_ahead, suits
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import day_of, reasons
from app.opportunities.rules.private import kept_from
from app.signups.rules import concerns, slots

Value = TypeVar("Value")
FAR = datetime.max.replace(tzinfo=LONDON)


class Standing(NamedTuple):
    """Where one opportunity stands in the order."""

    missing: bool
    less: int  # the points, below zero: the most come first
    starts_at: datetime
    id: int


def in_order(stock: Stock, facts: AdvisorFacts, own: Own, now: datetime) -> list[Standing]:
    """Everything that is open, the best first, without what this person keeps away from."""
    judge = Judge(stock, facts, own, now)
    private = bool(facts.private())
    found = [
        Standing(judge.missing(row), -judge.points(row), row.first_starts_at or FAR, row.id)
        for row in stock.rows.values()
        if row.open_at(now) and not (private and kept_from(row, facts))
    ]
    found.sort()
    return found


class Judge:
    """What one person's record and passport say of each class, asked once."""

    def __init__(
        self, stock: Stock, facts: AdvisorFacts, own: Own, now: datetime, known: dict[object, bool] | None = None
    ) -> None:
        """`known`: what was judged of the record of others of whom the rules say the same."""
        self._facts, self._own, self._now = facts, own, now
        self._shown = facts.before_others()  # what is private is left out before, row by row
        self._full = facts.at_once is not None and own.places >= facts.at_once
        self._ends = sorted({last for last in facts.training.values() if last is not None})
        self._asks: dict[object, bool] = {} if known is None else known
        self._alike: dict[object, int] = {}
        self._where: dict[object, bool] = {}
        self._times: dict[object, bool] = {}
        self._limits = [each for each in (own.limits.own, own.limits.cap) if each]
        self._held: dict[date, list[int]] = defaultdict(lambda: [0, 0])
        for slot in own.held:
            self._held[slot.on.replace(day=1)][0] += slot.minutes
            self._held[slot.on.replace(day=1)][1] += 1
        self._looked_at = set(self._on_these_days(stock))

    def missing(self, row: Row) -> bool:
        if self._full or self._asks_for_more(row):
            return True
        if not _once(self._where, row.where, lambda: reachable(row, self._facts)):
            return True
        if not self._suits(row):
            return True
        return (row.id in self._looked_at or self._too_much(row)) and self._stands_in_the_way(row)

    def points(self, row: Row) -> int:
        """Apart from the days, the same for all of one class that look for the same experience."""
        on = day_of(row, self._now)
        alike = _once(
            self._alike, (row.asks, row.tags), lambda: points(row, self._facts, self._now) - self._in_time(row)
        )
        return alike + in_time(on, self._facts, self._now)

    def _in_time(self, row: Row) -> int:
        return in_time(day_of(row, self._now), self._facts, self._now)

    def _asks_for_more(self, row: Row) -> bool:
        """By class and, of training that runs out, by how much of it has run out on the day."""
        on = day_of(row, self._now)
        key = (row.asks, on if self._facts.left_on else bisect_left(self._ends, on))
        return _once(self._asks, key, lambda: self._record_says_no(row, on))

    def _record_says_no(self, row: Row, on: date) -> bool:
        return any(each.met is False for each in reasons(row, self._shown, self._now, on=on))

    def _suits(self, row: Row) -> bool:
        if not self._facts.windows:
            return True
        if row.first_starts_at and row.first_starts_at <= self._now:  # some sessions are over and do not count
            return all(suits(each.window, self._facts) for each in sessions_ahead(row, self._now))
        return _once(self._times, row.times, lambda: all(suits(each.window, self._facts) for each in row.planned))

    def _stands_in_the_way(self, row: Row) -> bool:
        ahead = sessions_ahead(row, self._now)
        if any(is_away(each.on, self._facts) for each in ahead):
            return True
        return bool(concerns(slots(row, ahead), self._own.held, self._own.limits))

    def _too_much(self, row: Row) -> bool:
        """Whether it may be, of all its sessions: where some are over, or are held already, `concerns` knows better."""
        return any(
            not limit.allows_so_much(minutes + self._held[first][0], number + self._held[first][1])
            for limit in self._limits
            for first, minutes, number in row.months
        )

    def _on_these_days(self, stock: Stock) -> Iterator[int]:
        """Whatever has a session on a day on which they are away, or have a place or are on the way to one."""
        for slot in self._own.held:
            for days in (-1, 0, 1):
                yield from stock.on_day.get(slot.on + timedelta(days=days), ())
        for on in stock.on_day:
            if self._facts.away and is_away(on, self._facts):
                yield from stock.on_day[on]


def _once(known: dict[object, Value], key: object, ask: Callable[[], Value]) -> Value:
    if key not in known:
        known[key] = ask()
    return known[key]

"""The order of all that is open, for one advisor: what fits, the best first, then what something is missing for.

The same judgement as `rules.criteria`, without words and for thousands at once: what asks the same, is in the same
place or at the same hours is judged once, and only what hangs on a day of this very person is looked at one by one. A
property test holds the two equal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core.clock import LONDON
from app.matching.fit.columns import Columns, columns_of
from app.matching.fit.rows import Month, Row, Stock
from app.matching.fit.rules import IN_TIME, Own, in_time, is_away, points, reachable, sessions_ahead, suits
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import reasons
from app.opportunities.rules.private import kept_from
from app.signups.rules import concerns, slots

Known = dict[object, bool]


@dataclass(frozen=True, eq=False)
class Order:
    """Ids, the best first: what nothing stands in the way of, and what something is missing for."""

    fine: Sequence[int]
    lacking: Sequence[int]

    @property
    def ids(self) -> list[int]:
        return [*self.fine, *self.lacking]


def in_order(stock: Stock, facts: AdvisorFacts, own: Own, now: datetime, known: Known | None = None) -> Order:
    """Everything that is open, without what this person keeps away from; of equal fit the soonest first."""
    columns = stock.columns or columns_of(list(stock.rows.values()))
    judge = Judge(stock, facts, own, now, known)
    turned = columns.turned(now)
    hidden = columns.closed.union(place for place in turned if not columns.rows[place].open_at(now))
    if facts.private():
        hidden = hidden.union(place for place, row in enumerate(columns.rows) if kept_from(row, facts))
    missing, found = judge.all_missing(columns, turned, hidden), judge.all_points(columns)
    fine: dict[int, list[int]] = defaultdict(list)
    lacking: dict[int, list[int]] = defaultdict(list)
    for place, (number, lacks, much) in enumerate(zip(columns.ids, missing, found, strict=True)):
        if (
            place not in hidden
        ):  # rows come the soonest first, so they are only put into one heap for each of the points
            (lacking if lacks else fine)[much].append(number)
    return Order(_heaped(fine), _heaped(lacking))


def _heaped(heaps: dict[int, list[int]]) -> list[int]:
    return [each for number in sorted(heaps, reverse=True) for each in heaps[number]]


class Judge:
    """What one person's record and passport say of each class, asked once."""

    def __init__(self, stock: Stock, facts: AdvisorFacts, own: Own, now: datetime, known: Known | None = None) -> None:
        """`known`: what was judged of the record of others of whom the rules say the same (`shared`)."""
        self._facts, self._own, self._now = facts, own, now
        self._today = now.astimezone(LONDON).date()
        self._shown = facts.before_others()  # what is private is left out before, row by row
        self._full = facts.at_once is not None and own.places >= facts.at_once
        self._ends = sorted({last for last in facts.training.values() if last is not None})
        self._by_day = bool(self._ends or facts.left_on)
        self._windows, self._notice = bool(facts.windows), bool(facts.notice_days)
        self._asks: Known = {} if known is None else known
        self._alike: dict[object, int] = {}
        self._where: Known = {}
        self._times: Known = {}
        self._limits = [each for each in (own.limits.own, own.limits.cap) if each]
        self._held: dict[date, list[int]] = defaultdict(lambda: [0, 0])
        for slot in own.held:
            self._held[slot.on.replace(day=1)][0] += slot.minutes
            self._held[slot.on.replace(day=1)][1] += 1
        self._looked_at = set(self._on_these_days(stock))

    def missing(self, row: Row) -> bool:
        if self._full or self._lacks(row) or not self._reached(row) or (self._windows and self._unsuited(row)):
            return True
        look = row.id in self._looked_at or (self._limits and self._comes_to_much(row))
        return bool(look) and self._stands_in_the_way(row)

    def _comes_to_much(self, row: Row) -> bool:
        """Whether it may be; of what has begun, what is done once may stand in another month by now."""
        return self._has_begun(row) or any(self._month_too_much(each) for each in row.months)

    def _has_begun(self, row: Row) -> bool:
        return row.first_starts_at is not None and row.first_starts_at <= self._now

    def _lacks(self, row: Row) -> bool:
        asks = None if self._by_day else self._asks.get(row.asks)
        return self._asks_for_more(row) if asks is None else asks

    def _reached(self, row: Row) -> bool:
        reached = self._where.get(row.where)
        if reached is None:
            reached = self._where[row.where] = reachable(row, self._facts)
        return reached

    def all_missing(self, columns: Columns, turned: Sequence[int], hidden: AbstractSet[int]) -> list[bool]:
        """`missing` of each row: by class, and one by one only those not `hidden` that hang on a day of this person.

        `turned`: the places of rows of which something has begun, so that their class does not speak for them.
        """
        if self._full:
            return [True] * len(columns.rows)
        far = [not each for each in columns.of_class(1, self._reached)]
        found = [lacks or far[where] for lacks, where in zip(self._all_lacking(columns), columns.where, strict=True)]
        if self._windows:
            found = self._unsuited_too(columns, found, set(turned))
        close = columns.places(self._looked_at)
        if self._limits:
            close |= columns.with_month(self._month_too_much).union(turned)
        for place in close - hidden:
            found[place] = found[place] or self._stands_in_the_way(columns.rows[place])
        return found

    def _unsuited_too(self, columns: Columns, found: list[bool], turned: AbstractSet[int]) -> list[bool]:
        bad = columns.of_class(2, self._unsuited)
        wrong = [each or bad[times] for each, times in zip(found, columns.times, strict=True)]
        for place in turned:
            wrong[place] = found[place] or self._unsuited(columns.rows[place])
        return wrong

    def _all_lacking(self, columns: Columns) -> list[bool]:
        """A training that runs out, or the day somebody left, makes more classes of each."""
        if self._by_day:
            return [self._lacks(row) for row in columns.rows]
        lacks = columns.of_class(0, self._lacks)
        return [lacks[asks] for asks in columns.asks]

    def all_points(self, columns: Columns) -> list[int]:
        """`points` of each row."""
        alike = columns.of_class(0, lambda row: self.points(row) - self._near(row))
        if not self._notice:
            return [alike[asks] + IN_TIME for asks in columns.asks]
        near = {day: in_time(day or self._today, self._facts, self._now) for day in set(columns.day)}
        return [alike[asks] + near[day] for asks, day in zip(columns.asks, columns.day, strict=True)]

    def points(self, row: Row) -> int:
        """Apart from the days, the same for all of one class."""
        alike = self._alike.get(row.asks)
        if alike is None:
            alike = self._alike[row.asks] = points(row, self._facts, self._now) - self._in_time(row)
        return alike + self._near(row)

    def _near(self, row: Row) -> int:
        return self._in_time(row) if self._notice else IN_TIME

    def _in_time(self, row: Row) -> int:
        return in_time(row.first_day or self._today, self._facts, self._now)

    def _asks_for_more(self, row: Row) -> bool:
        """By class and, of training that runs out, by how much of it has run out on the day."""
        key: object = row.asks
        if self._by_day:
            on = row.first_day or self._today
            key = (row.asks, on if self._facts.left_on else bisect_left(self._ends, on))
        known = self._asks.get(key)
        if known is None:
            found = reasons(row, self._shown, self._now)
            known = self._asks[key] = any(each.met is False for each in found)
        return known

    def _unsuited(self, row: Row) -> bool:
        if self._has_begun(row):  # some sessions are over and do not count
            return not all(suits(each.window, self._facts) for each in sessions_ahead(row, self._now))
        known = self._times.get(row.times)
        if known is None:
            known = self._times[row.times] = not all(suits(each.window, self._facts) for each in row.planned)
        return known

    def _stands_in_the_way(self, row: Row) -> bool:
        ahead = sessions_ahead(row, self._now)
        if any(is_away(each.on, self._facts) for each in ahead):
            return True
        return bool(concerns(slots(row, ahead), self._own.held, self._own.limits))

    def _month_too_much(self, month: Month) -> bool:
        """Whether it may be, of all its sessions: where some are over, or are held already, `concerns` knows better.

        Never less than it is: only what has begun may come to more in a month than all of it together.
        """
        first, minutes, number = month
        held = self._held[first]
        return any(not limit.allows_so_much(minutes + held[0], number + held[1]) for limit in self._limits)

    def _on_these_days(self, stock: Stock) -> Iterator[int]:
        """Whatever has a session on a day on which they are away, or have a place or are on the way to one."""
        for slot in self._own.held:
            for days in (-1, 0, 1):
                yield from stock.on_day.get(slot.on + timedelta(days=days), ())
        if self._facts.away:
            for on in stock.on_day:
                if is_away(on, self._facts):
                    yield from stock.on_day[on]

"""The instance as a problem over eligible pairs: what all routes to an answer share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.matching.solver.columns import Bools, Columns, Ints, Small
from app.matching.solver.eligible import Pairs, pairs
from app.matching.solver.instance import BadInstance, Instance, Window


@dataclass(frozen=True, slots=True)
class Need:
    """Something an opportunity wants at least `least` of: people, or people who meet a rule of its mix.

    `by` says of each of its pairs, in their order, whether that person counts; None where everybody does.
    """

    opportunity: int
    least: int
    by: Bools | None


class Problem:
    """Pairs in the order of (opportunity, advisor). `value` is the fit with the bonus for former pairs."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        columns = Columns(instance)
        self.pairs = _without(pairs(instance, columns), instance.wishes.forbidden)
        self.months = len(columns.committed)
        self.room: Ints = columns.cap - columns.committed  # (months, advisors) minutes
        self.base = np.array([instance.load(a) for a in instance.advisors], np.int64)
        self.most = np.array([a.max_activities for a in instance.advisors], np.int64)
        self.places = np.array([o.places for o in instance.opportunities], np.int64)
        self.minutes = [sorted(instance.minutes(o).items()) for o in instance.opportunities]
        self.needs = _needs(instance, columns, self.pairs)
        self.pinned = self._numbers(instance.wishes.pinned, strict=True)
        self.value: Ints = self.pairs.fit.astype(np.int64)
        self.value[self._numbers(instance.wishes.former)] += instance.wishes.bonus

    @cached_property
    def clashes(self) -> list[Small]:
        """For each opportunity, which others nobody is given beside it, in order: at one time, or of one group."""
        those = self.instance.opportunities
        found = _at_one_time([self.instance.widened(each) for each in those])
        for group in _groups([each.group for each in those]):
            for each in group:
                found[each] |= group - {each}
        return [np.array(sorted(each), np.int32) for each in found]

    @cached_property
    def of_advisor(self) -> tuple[Ints, Ints]:
        """Pair numbers by advisor, and where each advisor's begin."""
        order = np.argsort(self.pairs.advisor, kind="stable")
        counts = np.bincount(self.pairs.advisor, minlength=len(self.most))
        return order, np.concatenate([[0], np.cumsum(counts)])

    @cached_property
    def needs_of(self) -> list[list[Need]]:
        found: list[list[Need]] = [[] for _each in self.places]
        for need in self.needs:
            found[need.opportunity].append(need)
        return found

    def at(self, opportunity: int) -> slice:
        """Its pairs."""
        return slice(int(self.pairs.start[opportunity]), int(self.pairs.start[opportunity + 1]))

    def chosen(self, numbers: Ints) -> list[tuple[int, int]]:
        """Pair numbers as (advisor, opportunity), in that order."""
        found = zip(self.pairs.advisor[numbers].tolist(), self.pairs.opportunity[numbers].tolist(), strict=True)
        return sorted(found)

    def _numbers(self, wanted: frozenset[tuple[int, int]], *, strict: bool = False) -> Ints:
        """Those that are eligible, as pair numbers; told to be strict, the others raise `BadInstance`."""
        found = []
        for advisor, opportunity in sorted(wanted):
            part = self.pairs.advisor[self.at(opportunity)]
            number = int(np.searchsorted(part, advisor))
            if number < len(part) and part[number] == advisor:
                found.append(int(self.pairs.start[opportunity]) + number)
            elif strict:
                raise BadInstance(_unpinnable(self.instance, advisor, opportunity))
        return np.array(found, np.int64)


def _unpinnable(instance: Instance, advisor: int, opportunity: int) -> str:
    who, what = instance.advisors[advisor].id, instance.opportunities[opportunity].id
    return f"The pinned pair {who} and {what} breaks a hard rule."


def _without(found: Pairs, forbidden: frozenset[tuple[int, int]]) -> Pairs:
    if not forbidden:
        return found
    width = int(found.advisor.max(initial=0)) + 1
    out = np.array(sorted(o * width + a for a, o in forbidden if a < width), np.int64)
    keep = ~np.isin(found.opportunity.astype(np.int64) * width + found.advisor, out)
    before = np.concatenate([[0], np.cumsum(keep)])
    return Pairs(found.advisor[keep], found.opportunity[keep], found.fit[keep], before[found.start])


def _needs(instance: Instance, columns: Columns, found: Pairs) -> list[Need]:
    needs = []
    for number, opportunity in enumerate(instance.opportunities):
        if opportunity.min_places:
            needs.append(Need(number, opportunity.min_places, None))
        who = found.advisor[found.start[number] : found.start[number + 1]]
        for rule in opportunity.mix:
            if rule.least:
                meets = ((columns.tags.bits[:, who] & columns.tags.mask(rule.any_of)) != 0).any(axis=0)
                needs.append(Need(number, rule.least, meets))
    return needs


def _groups(names: list[str | None]) -> list[set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, name in enumerate(names):
        if name is not None:
            found[name].add(number)
    return list(found.values())


def _at_one_time(sessions: list[list[Window]]) -> list[set[int]]:
    """By a sweep over each day: half-open intervals, so that one may begin where another ends."""
    days = defaultdict(list)
    for opportunity, windows in enumerate(sessions):
        for day, start, end in windows:
            days[day].append((start, end, opportunity))
    found: list[set[int]] = [set() for _each in sessions]
    for day in sorted(days):
        running: list[tuple[int, int]] = []
        for start, end, opportunity in sorted(days[day]):
            running = [(until, other) for until, other in running if until > start]
            for _until, other in running:
                if other != opportunity:
                    found[opportunity].add(other)
                    found[other].add(opportunity)
            running.append((end, opportunity))
    return found

"""The four tiers in whole numbers, and the rules over a whole answer: nothing is written that was not counted here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from app.matching.solver.explain import eligible, fit
from app.matching.solver.instance import Instance, Window

Chosen = Iterable[tuple[int, int]]  # (advisor, opportunity), numbers in the instance's order


class Tiers(NamedTuple):
    """Compared from left to right: `missing` and `load` want to be small, `filled` and `fit` large."""

    missing: int
    filled: int
    load: int
    fit: int

    @property
    def key(self) -> tuple[int, int, int, int]:
        """Smaller is better."""
        return (self.missing, -self.filled, self.load, -self.fit)


class Conflict(Exception):
    """An answer that breaks a hard rule: a mistake of the solver's, never of who asked."""


def count(instance: Instance, chosen: Chosen) -> Tiers:
    """The tiers of an answer, each pair's rules and the rules over all of them asked again. Raises `Conflict`."""
    taking, doing = _sides(chosen)
    for opportunity, advisors in taking.items():
        if len(advisors) > instance.opportunities[opportunity].places:
            raise Conflict(f"PLACES {instance.opportunities[opportunity].id}")
    for advisor, opportunities in doing.items():
        _allowed(instance, advisor, opportunities)
    return Tiers(
        missing=sum(
            _missing(instance, number, taking.get(number, [])) for number in range(len(instance.opportunities))
        ),
        filled=sum(map(len, doing.values())),
        load=sum(_load(instance, advisor, len(opportunities)) for advisor, opportunities in doing.items()),
        fit=sum(
            fit(instance, instance.advisors[advisor], instance.opportunities[opportunity]).total
            for advisor, opportunities in doing.items()
            for opportunity in opportunities
        ),
    )


def standing(instance: Instance, wanted: Chosen) -> list[tuple[int, int]]:
    """Of pairs that somebody wants, in their order, those that can stand beside the ones before them."""
    found: list[tuple[int, int]] = []
    taken, doing = Counter[int](), defaultdict[int, list[int]](list)
    for advisor, opportunity in wanted:
        if taken[opportunity] < instance.opportunities[opportunity].places:
            with suppress(Conflict):
                _allowed(instance, advisor, [*doing[advisor], opportunity])
                found.append((advisor, opportunity))
                doing[advisor].append(opportunity)
                taken[opportunity] += 1
    return found


def _sides(chosen: Chosen) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    taking: dict[int, list[int]] = defaultdict(list)
    doing: dict[int, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for advisor, opportunity in chosen:
        if (advisor, opportunity) in seen:
            raise Conflict(f"DUPLICATE {advisor} {opportunity}")
        seen.add((advisor, opportunity))
        taking[opportunity].append(advisor)
        doing[advisor].append(opportunity)
    return taking, doing


def _allowed(instance: Instance, number: int, opportunities: list[int]) -> None:
    advisor = instance.advisors[number]
    if len(opportunities) > advisor.max_activities:
        raise Conflict(f"ACTIVITIES {advisor.id}")
    hours: dict[int, int] = defaultdict(int)
    days: list[tuple[Window, int]] = []
    for each in opportunities:
        opportunity = instance.opportunities[each]
        if not eligible(instance, advisor, opportunity):
            raise Conflict(f"{advisor.id} is not eligible for {opportunity.id}")
        for month, minutes in instance.minutes(opportunity).items():
            hours[month] += minutes
        days += [(window, each) for window in instance.widened(opportunity)]
    if any(advisor.committed[month] + minutes > advisor.max_minutes_per_month for month, minutes in hours.items()):
        raise Conflict(f"HOURS {advisor.id}")
    if _clash(days):
        raise Conflict(f"CLASH {advisor.id}")
    groups = [group for each in opportunities if (group := instance.opportunities[each].group) is not None]
    if len(set(groups)) < len(groups):
        raise Conflict(f"GROUP {advisor.id}")


def _clash(days: list[tuple[Window, int]]) -> bool:
    return any(
        one != other and a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
        for position, (a, one) in enumerate(days)
        for b, other in days[:position]
    )


def _missing(instance: Instance, number: int, advisors: list[int]) -> int:
    opportunity = instance.opportunities[number]
    people = max(0, opportunity.min_places - len(advisors))
    return people + sum(
        max(0, rule.least - sum(not rule.any_of.isdisjoint(instance.advisors[a].tags) for a in advisors))
        for rule in opportunity.mix
    )


def _load(instance: Instance, number: int, activities: int) -> int:
    before = instance.load(instance.advisors[number])
    return activities * before + activities * (activities + 1) // 2

"""The hard rules for one pair, each with what is needed to word it. The same rules over arrays stand in `eligible`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isqrt
from typing import Any, NamedTuple

from app.matching.solver.instance import IN_PERSON, Advisor, Instance, Opportunity, Span, Window

CODES = (
    "TRAINING", "CHECK", "CONFLICT", "DECLINED", "EXPERIENCE", "MODE",
    "DISTANCE", "ACCESS", "AVAILABILITY", "BUSY", "HOURS", "ACTIVITIES",
)  # fmt: skip


class Criterion(NamedTuple):
    """One rule for one pair. `facts` are plain values in the instance's own units."""

    code: str
    met: bool
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fit:
    """Points by part; the sum is the fit."""

    interests: int
    experience: int
    ranking: int
    distance: int
    notice: int

    @property
    def total(self) -> int:
        return self.interests + self.experience + self.ranking + self.distance + self.notice


def explain(instance: Instance, advisor: Advisor, opportunity: Opportunity) -> list[Criterion]:
    """Every criterion in the order of `CODES`, met or not."""
    return list(criteria(instance, advisor, opportunity))


def eligible(instance: Instance, advisor: Advisor, opportunity: Opportunity) -> bool:
    return all(each.met for each in criteria(instance, advisor, opportunity))


def criteria(instance: Instance, advisor: Advisor, opportunity: Opportunity) -> Iterator[Criterion]:
    days = (opportunity.first_day, opportunity.last_day)
    yield _held("TRAINING", opportunity.required_training, advisor.training, days)
    yield _held("CHECK", opportunity.required_checks, advisor.checks, days)
    yield Criterion(
        "CONFLICT", opportunity.organisation not in advisor.conflicts, {"organisation": opportunity.organisation}
    )
    yield Criterion("DECLINED", opportunity.id not in advisor.declined, {})
    wanted = opportunity.required_any_tag
    yield Criterion("EXPERIENCE", not wanted or bool(wanted & advisor.tags), {"any_of": sorted(wanted)})
    in_person = opportunity.mode == IN_PERSON
    accepted = advisor.in_person if in_person else advisor.online
    yield Criterion("MODE", accepted, {"mode": opportunity.mode})
    yield _distance(advisor, opportunity)
    missing = sorted(advisor.access_needs - opportunity.access)
    yield Criterion("ACCESS", not missing, {"missing": missing})
    yield _available(advisor, opportunity.sessions)
    yield _busy(advisor, instance.widened(opportunity))
    yield _hours(instance, advisor, opportunity)
    yield Criterion("ACTIVITIES", advisor.max_activities >= 1, {"most": advisor.max_activities})


def fit(instance: Instance, advisor: Advisor, opportunity: Opportunity) -> Fit:
    notice, preferred = max(0, opportunity.first_day - instance.today), advisor.preferred_notice_days
    return Fit(
        interests=100 * min(3, len(advisor.interests & opportunity.topics)),
        experience=100 * min(3, len(advisor.tags & opportunity.wanted_tags)),
        ranking=next((250 - 50 * n for n, ranked in enumerate(advisor.ranking[:5]) if ranked == opportunity.id), 0),
        distance=_near(advisor, opportunity),
        notice=50 if notice >= preferred else 50 * notice // preferred,
    )


def _held(code: str, required: frozenset[str], held: Mapping[str, Span], days: Span) -> Criterion:
    if not required:
        return Criterion(code, met=True, facts={"missing": [], "lapsed": {}, "days": days})
    missing = sorted(each for each in required if each not in held)
    lapsed = {each: held[each] for each in sorted(required) if each in held and not _covers(held[each], days)}
    return Criterion(code, not missing and not lapsed, {"missing": missing, "lapsed": lapsed, "days": days})


def _covers(held: Span, days: Span) -> bool:
    return held[0] <= days[0] and days[1] <= held[1]


def _squared(advisor: Advisor, opportunity: Opportunity) -> int:
    return (advisor.x - opportunity.x) ** 2 + (advisor.y - opportunity.y) ** 2


def _distance(advisor: Advisor, opportunity: Opportunity) -> Criterion:
    if opportunity.mode != IN_PERSON:
        return Criterion("DISTANCE", met=True, facts={})
    squared = _squared(advisor, opportunity)
    facts = {"distance": isqrt(squared), "most": advisor.max_distance}
    return Criterion("DISTANCE", squared <= advisor.max_distance**2, facts)


def _near(advisor: Advisor, opportunity: Opportunity) -> int:
    if opportunity.mode != IN_PERSON:
        return 100
    most = advisor.max_distance
    return 100 * max(0, most - isqrt(_squared(advisor, opportunity))) // most if most else 0


def _available(advisor: Advisor, sessions: Iterable[Window]) -> Criterion:
    outside = [(day, start, end) for day, start, end in sessions if not _inside((day % 7, start, end), advisor.weekly)]
    away = [day for day, _start, _end in sessions if _within(day, advisor.away)] if advisor.away else []
    return Criterion("AVAILABILITY", not outside and not away, {"outside": outside, "away": away})


def _inside(session: Window, windows: Iterable[Window]) -> bool:
    weekday, start, end = session
    for on, begins, ends in windows:  # noqa: SIM110  a page asks this thousands of times, and any() costs three times this
        if on == weekday and begins <= start and end <= ends:
            return True
    return False


def _within(day: int, spans: Iterable[Span]) -> bool:
    for first, last in spans:  # noqa: SIM110
        if first <= day <= last:
            return True
    return False


def _meets(session: Window, busy: Iterable[Window]) -> bool:
    day, start, end = session
    for on, begins, ends in busy:  # noqa: SIM110
        if on == day and begins < end and start < ends:
            return True
    return False


def _busy(advisor: Advisor, widened: Iterable[Window]) -> Criterion:
    taken = [session for session in widened if _meets(session, advisor.busy)] if advisor.busy else []
    return Criterion("BUSY", not taken, {"taken": taken})


def _hours(instance: Instance, advisor: Advisor, opportunity: Opportunity) -> Criterion:
    """Only months in which the opportunity has a session: it takes no hours of any other."""
    most = advisor.max_minutes_per_month
    over = {
        month: {"committed": advisor.committed[month], "minutes": minutes}
        for month, minutes in sorted(instance.minutes(opportunity).items())
        if advisor.committed[month] + minutes > most
    }
    return Criterion("HOURS", not over, {"over": over, "most": most})

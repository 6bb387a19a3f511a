"""What is to be matched, in whole numbers: days since `epoch_date` (a Monday), minutes of the day, units of 100 m."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

Span = tuple[int, int]  # days, both included
Window = tuple[int, int, int]  # weekday or day, minute it begins, minute it ends
Work = tuple[int, int]  # the day by which it is due, and minutes of one's own time

IN_PERSON = "in_person"
ONLINE = "online"


class BadInstance(ValueError):
    """What cannot be read as an instance, in one sentence that names the place."""


@dataclass(frozen=True, slots=True)
class Advisor:
    id: str
    x: int
    y: int
    max_distance: int
    online: bool
    in_person: bool
    access_needs: frozenset[str]
    training: Mapping[str, Span]
    checks: Mapping[str, Span]
    conflicts: frozenset[str]  # organisations
    declined: frozenset[str]  # opportunities
    weekly: tuple[Window, ...]
    away: tuple[Span, ...]
    busy: tuple[Window, ...]
    committed: tuple[int, ...]  # minutes, by month
    max_minutes_per_month: int
    max_activities: int
    prior_minutes: int
    tags: frozenset[str]
    interests: frozenset[str]
    ranking: tuple[str, ...]
    preferred_notice_days: int


@dataclass(frozen=True, slots=True)
class Mix:
    """At least `least` of those chosen have one of these tags."""

    any_of: frozenset[str]
    least: int


@dataclass(frozen=True, slots=True)
class Opportunity:
    id: str
    organisation: str
    kind: str
    mode: str
    x: int
    y: int
    access: frozenset[str]
    required_training: frozenset[str]
    required_checks: frozenset[str]
    required_any_tag: frozenset[str]
    places: int
    min_places: int
    mix: tuple[Mix, ...]
    topics: frozenset[str]
    wanted_tags: frozenset[str]
    sessions: tuple[Window, ...]
    work: tuple[Work, ...] = ()  # beside the sessions or, of a document to read, without any
    group: str | None = None  # nobody is given two opportunities of one group
    first_day: int = field(init=False)
    last_day: int = field(init=False)

    def __post_init__(self) -> None:
        days = [day for day, _start, _end in self.sessions]
        days += self.work_days
        object.__setattr__(self, "first_day", min(days))
        object.__setattr__(self, "last_day", max(days))

    @property
    def work_days(self) -> list[int]:
        """The days by which its work is due, if it has any."""
        return [day for day, _minutes in self.work]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What people decided around a proposal: pairs of (advisor, opportunity), by their number in the instance's order.

    `pinned` pairs stand in every answer; where they break a hard rule, or cannot stand together, `BadInstance`.
    `forbidden` pairs are never proposed. `former` pairs count `bonus` points of fit more, so that solving again changes
    little: it only decides between answers whose first three tiers are equal. Tiers are reported without it.
    """

    pinned: frozenset[tuple[int, int]] = frozenset()
    forbidden: frozenset[tuple[int, int]] = frozenset()
    former: frozenset[tuple[int, int]] = frozenset()
    bonus: int = 30


@dataclass(frozen=True)
class Instance:
    epoch_date: str
    today: int
    month_start_days: tuple[int, ...]
    travel_pad_minutes: int
    load_unit_minutes: int
    load_cap: int
    advisors: tuple[Advisor, ...]
    opportunities: tuple[Opportunity, ...]
    wishes: Wishes = field(default_factory=Wishes)

    def month(self, day: int) -> int:
        return bisect_right(self.month_start_days, day) - 1

    def minutes(self, opportunity: Opportunity) -> dict[int, int]:
        """Planned minutes by month, only of months in which it has a session, or in which its work is due."""
        found: dict[int, int] = {}
        for due, minutes in opportunity.work:
            month = self.month(due)
            found[month] = found.get(month, 0) + minutes
        for day, start, end in opportunity.sessions:
            month = self.month(day)
            found[month] = found.get(month, 0) + end - start
        return found

    def widened(self, opportunity: Opportunity) -> list[Window]:
        """Its sessions, with the way there and back where somebody has to travel."""
        pad = self.travel_pad_minutes if opportunity.mode == IN_PERSON else 0
        return [(day, start - pad, end + pad) for day, start, end in opportunity.sessions]

    def load(self, advisor: Advisor) -> int:
        """The units of load somebody brings with them."""
        return min(self.load_cap, advisor.prior_minutes // self.load_unit_minutes)


def overlapping(windows: Iterable[Window]) -> bool:
    """Whether two windows of one weekday overlap or touch: they ought to be one."""
    return any(a[0] == b[0] and a[2] >= b[1] for a, b in pairwise(sorted(windows)))

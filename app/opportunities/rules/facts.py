"""What the record and the passport of one advisor say, as plain values: all that a rule may know about a person."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.opportunities.states import SeatRole


@dataclass(frozen=True)
class AdvisorFacts:
    """`training` maps a course's code to the last day it counts, or None for ever.

    `left_on` holds, by the code of an exclusion, the day on which it stopped being so. `avoids` are ids of services,
    `avoids_teams` of teams (those of the services too, and every team of these people, since a team reads who comes),
    `avoids_people` of persons, `avoids_areas` areas in words, `avoids_at` of opportunities on which somebody of all
    these sits: all private (`rules.private`). The rest is what a passport says, and empty or None where it says
    nothing: `windows` as (weekday from 0 for Monday, from, until) in minutes of the day, never touching; `away` as
    (first day, last day), those that are not over; `tags`, `topics` and `areas` in lower case.
    `signed_off` holds (code of a kind, role) of each step that somebody has signed off; `hears_from` ids of teams.
    """

    person_id: int
    service_user: bool
    carer: bool
    active: bool
    training: Mapping[str, date | None] = field(default_factory=dict)
    interests: frozenset[str] = frozenset()
    left_on: Mapping[str, date] = field(default_factory=dict)
    avoids: frozenset[int] = frozenset()
    avoids_teams: frozenset[int] = frozenset()
    avoids_people: frozenset[int] = frozenset()
    avoids_areas: frozenset[str] = frozenset()
    avoids_at: frozenset[int] = frozenset()
    windows: tuple[tuple[int, int, int], ...] = ()
    away: tuple[tuple[date, date], ...] = ()
    online: bool = True
    in_person: bool = True
    tags: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    notice_days: int | None = None
    at_once: int | None = None
    signed_off: frozenset[tuple[str, SeatRole]] = frozenset()
    hears_from: frozenset[int] = frozenset()

    def alike(self) -> Hashable:
        """Equal for two people of whom the rules of `fit` say the same: all that these look at, and no more.

        Lists are drawn once for all who are alike. What a rule begins to look at has to be added here.
        """
        held, left = frozenset(self.training.items()), frozenset(self.left_on.items())
        told = self.interests, self.signed_off, self.hears_from
        return self.service_user, self.carer, self.active, held, left, told, self.private()

    def private(self) -> Hashable:
        """What somebody keeps away from; falsy where that is nothing."""
        kept = self.avoids, self.avoids_teams, self.avoids_people, self.avoids_areas, self.avoids_at
        return kept if any(kept) else ()

    def before_others(self) -> AdvisorFacts:
        """The same without what is private: for whatever a host does, sees or is told."""
        nothing: frozenset[int] = frozenset()
        return replace(
            self,
            avoids=nothing,
            avoids_teams=nothing,
            avoids_people=nothing,
            avoids_at=nothing,
            avoids_areas=frozenset(),
            hears_from=nothing,
        )

    def has_done(self, course: str, on: date) -> bool:
        """Whether the training is on the record and still counts on that day."""
        if course not in self.training:
            return False
        last = self.training[course]
        return last is None or last >= on

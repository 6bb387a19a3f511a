"""What the record of one advisor says, as plain values: all that a rule may know about a person."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class AdvisorFacts:
    """`training` maps a course's code to the last day it counts, or None for ever.

    `left_on` holds, by the code of an exclusion, the day on which it stopped being so; `avoids` the ids of services
    the person must not or does not want to visit. Both are the person's own and may be empty.
    """

    person_id: int
    service_user: bool
    carer: bool
    active: bool
    training: Mapping[str, date | None] = field(default_factory=dict)
    interests: frozenset[str] = frozenset()
    left_on: Mapping[str, date] = field(default_factory=dict)
    avoids: frozenset[int] = frozenset()

    def alike(self) -> Hashable:
        """Equal for two people of whom the rules say the same."""
        held, left = frozenset(self.training.items()), frozenset(self.left_on.items())
        return self.service_user, self.carer, self.active, held, self.interests, left, self.avoids

    def has_done(self, course: str, on: date) -> bool:
        """Whether the training is on the record and still counts on that day."""
        if course not in self.training:
            return False
        last = self.training[course]
        return last is None or last >= on

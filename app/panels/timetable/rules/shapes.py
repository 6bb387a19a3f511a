"""What a day must hold, and how one looks. All times are minutes from the arrival of that day."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

ENDLESS = 10**6


class Prefer(enum.Enum):
    """What a change tries first. Of two that are equal in it, that with the earlier finish, or with fewer moves."""

    FEWEST = "fewest"  # as few slots as possible move
    EARLIEST = "earliest"  # the day ends as early as possible
    ORDER = "order"  # everybody keeps their turn, and the day then ends as early as possible


class RestKind(enum.Enum):
    BREAK = "break"
    LUNCH = "lunch"
    ADDED = "added"  # put there by the host, at a time of their own


@dataclass(frozen=True)
class Needs:
    """Lengths in minutes. `stretch` is the most work without a break that everybody on the panel can do, or None.

    Work is the briefing, interviews with their scoring, the wash-up and the joint meeting. A break is `pause` or more
    without any. `groups` are the panels that stand beside each other; every candidate meets each of them once.
    """

    interview: int
    gap: int = 0  # for scoring, after each interview
    presentation: int = 0  # before the panel, at the start of each interview
    task: int = 0  # on one's own, before the first interview
    briefing: int = 30
    wash_up: int = 30
    joint: int = 0
    pause: int = 15
    stretch: int | None = None
    lunch: int = 0
    groups: tuple[str, ...] = ("",)

    @property
    def seen(self) -> int:
        """How long a candidate is with the panel."""
        return self.presentation + self.interview

    @property
    def block(self) -> int:
        """How long the panel is busy with a candidate."""
        return self.seen + self.gap

    def least_rounds(self, candidates: int) -> int:
        return max(candidates, len(self.groups)) if candidates else 0


@dataclass(frozen=True)
class Rest:
    kind: RestKind
    start: int
    end: int


@dataclass(frozen=True)
class Fixed(Rest):
    """A rest that stays where it is."""


@dataclass(frozen=True)
class Frame:
    """One day. `length` is the latest finish, `late` when it begins; nothing new stands before `not_before`.

    Lunch lies within its window, which is there only if somebody arrives before it opens.
    """

    length: int
    late: int = 0
    lunch_from: int = -1
    lunch_until: int = -1
    fixed: tuple[Fixed, ...] = ()
    not_before: int = 0

    def needs_lunch(self, needs: Needs, finish: int) -> bool:
        """Who is still there when it would be the last moment to begin lunch has had it by then."""
        return bool(needs.lunch) and self.lunch_from > 0 and finish > self.lunch_until - needs.lunch

    def clear(self, start: int, length: int) -> bool:
        return not any(rest.start < start + length and start < rest.end for rest in self.fixed)

    def first_clear(self, start: int, length: int) -> int:
        """The first moment from `start` on at which so many minutes are free of fixed rests."""
        for rest in sorted(self.fixed, key=lambda each: each.start):
            if rest.start < start + length and start < rest.end:
                start = rest.end
        return start


@dataclass(frozen=True)
class Slot:
    """One candidate before one panel. `group` is its place in `Needs.groups`; a pinned slot stays."""

    candidate: int
    group: int
    start: int
    pinned: bool = False

    @property
    def key(self) -> tuple[int, int]:
        return self.candidate, self.group


@dataclass(frozen=True)
class DayPlan:
    """A day that holds. `moved` are the candidates and panels whose slot was elsewhere; pairs of (start, end)."""

    slots: tuple[Slot, ...] = ()
    rests: tuple[Rest, ...] = ()
    briefing: tuple[int, int] | None = None
    wash_up: tuple[int, int] | None = None
    joint: tuple[int, int] | None = None
    finish: int = 0
    moved: tuple[tuple[int, int], ...] = field(default=())

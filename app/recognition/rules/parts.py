"""The parts of an activity that may or may not be paid for, and the minutes spent on each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Part(StrEnum):
    """One sort of time. Each is promised, or not, on its own: a panel's reading may be paid and the train not."""

    ACTIVITY = "activity"
    PREPARATION = "preparation"
    TRAINING = "training"
    DESIGN = "design"
    REHEARSAL = "rehearsal"
    MEETINGS = "meetings"
    BRIEFING = "briefing"
    TRAVEL = "travel"


Minutes = Mapping[Part, int]
"""Whole minutes spent, by part; a part that is absent took no time."""

LONGEST_PART = 100 * 60
"""Minutes: the most that one record may say of one part. More than this is a slip of the keyboard."""


def checked(minutes: Minutes) -> dict[Part, int]:
    """The same minutes as a dict. Raises ValueError for a negative or impossible number."""
    for part, spent in minutes.items():
        if not 0 <= spent <= LONGEST_PART:
            raise ValueError(f"{part.value}: {spent} minutes is not between 0 and {LONGEST_PART}")
    return dict(minutes)

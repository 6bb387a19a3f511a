"""What stands in a timetable, what can be done to one, and what a change tries first."""

from __future__ import annotations

import enum


class ItemKind(enum.Enum):
    BRIEFING = "briefing"
    INTERVIEW = "interview"
    BREAK = "break"
    LUNCH = "lunch"
    ADDED = "added"  # a break at a time of the host's
    WASH_UP = "wash-up"
    JOINT = "joint"  # the meeting of parallel panels


class What(enum.Enum):
    """What a change was, for the record of what happened."""

    MADE = "made"
    LENGTHS = "lengths"
    DAY = "day"
    ADDED = "candidate-added"
    WITHDREW = "candidate-withdrew"
    SLOT = "slot-moved"
    BREAK = "break-added"
    NO_BREAK = "break-removed"

"""What a message to everybody is about, and whom it goes to."""

from __future__ import annotations

import enum


class Subject(enum.Enum):
    """Ours, so that a subject line tells nothing of who reads it."""

    DAY = "day"
    GETTING_THERE = "getting-there"
    READING = "reading"
    THANKS = "thanks"
    OTHER = "other"


class Whom(enum.Enum):
    WITH_PLACE = "with-place"
    RESERVE_TOO = "reserve-too"

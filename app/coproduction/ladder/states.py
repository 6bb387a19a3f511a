"""The answers of a rating. `CANNOT_SAY` counts for nothing."""

from __future__ import annotations

import enum


class SetBy(enum.Enum):
    """Who set the question, or said what it was about."""

    STAFF = "staff"
    STAFF_AFTER_ASKING = "staff-after-asking"
    TOGETHER = "together"
    ADVISORS = "advisors"
    CANNOT_SAY = "cannot-say"


class Decided(enum.Enum):
    """Who had a vote."""

    STAFF = "staff"
    STAFF_AFTER_LISTENING = "staff-after-listening"
    SOME_VOTE = "some-vote"
    EQUAL_VOTE = "equal-vote"
    CANNOT_SAY = "cannot-say"


class DoneBy(enum.Enum):
    """Who did the work."""

    STAFF = "staff"
    MOSTLY_STAFF = "mostly-staff"
    TOGETHER = "together"
    CANNOT_SAY = "cannot-say"


class Changed(enum.Enum):
    """Whether anything changed because of it."""

    NO = "no"
    A_LITTLE = "a-little"
    YES = "yes"
    CANNOT_SAY = "cannot-say"  # also: it is too soon


class BroughtIn(enum.Enum):
    """When advisors were brought in."""

    AFTER = "after"  # it was decided already
    LATE = "late"
    MIDDLE = "middle"
    START = "start"
    CANNOT_SAY = "cannot-say"

"""What somebody can answer, and what can be decided."""

from __future__ import annotations

import enum


class Knows(enum.Enum):
    """The answer once the names were told outside this service."""

    NOBODY = "nobody"
    SOMEBODY = "somebody"  # and which, by number
    CANNOT = "cannot"  # "I'd rather not say, I can't do this one": no reason is asked


class Decision(enum.Enum):
    TAKES_PART = "takes-part"
    STEPS_ASIDE = "steps-aside"  # for one candidate: sees and scores the others
    STEPS_DOWN = "steps-down"

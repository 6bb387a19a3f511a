"""The closed lists of what is said afterwards."""

from __future__ import annotations

import enum


class ChoseWell(enum.Enum):
    """Six months later: did the panel choose well?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    TOO_EARLY = "too-early"


class RaisedTo(enum.Enum):
    """Who was told of a concern."""

    INVOLVEMENT = "involvement"
    MANAGER = "manager"
    SAFEGUARDING = "safeguarding"
    SPEAK_UP = "speak-up"  # the Freedom to Speak Up guardian
    HR = "hr"

"""What is asked, and what somebody said."""

from __future__ import annotations

import enum

from app.core.states import table


class ConsentTo(enum.Enum):
    STORY = "story"
    RECORDING = "recording"
    REUSE = "reuse"


class ConsentState(enum.Enum):
    YES = "yes"
    NO = "no"
    TAKEN_BACK = "taken-back"  # it was a yes


C = ConsentState
CONSENT_MOVES = table(
    {
        None: {C.YES, C.NO},
        C.YES: {C.TAKEN_BACK},
        C.NO: {C.YES},
        C.TAKEN_BACK: {C.YES},
    }
)

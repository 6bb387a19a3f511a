"""Whether a team reads a story."""

from __future__ import annotations

import enum

from app.core.states import table


class StoryState(enum.Enum):
    OWN = "own"  # seen by the person alone, and by the involvement team that helps them
    SHARED = "shared"
    TAKEN_BACK = "taken-back"  # it was shared


S = StoryState
STORY_MOVES = table(
    {
        None: {S.OWN, S.SHARED},
        S.OWN: {S.SHARED},
        S.SHARED: {S.TAKEN_BACK},
        S.TAKEN_BACK: {S.SHARED},
    }
)

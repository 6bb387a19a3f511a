"""What an idea is for, and its life."""

from __future__ import annotations

import enum

from app.core.states import table


class IdeaFor(enum.Enum):
    OPPORTUNITY = "opportunity"
    KIND = "kind"  # other words for a kind: its sentence, and what hosts start from


class IdeaState(enum.Enum):
    PUT_FORWARD = "put-forward"
    TAKEN_UP = "taken-up"
    NOT_NOW = "not-now"  # with a reason that the person reads
    TAKEN_BACK = "taken-back"  # by the person


S = IdeaState
IDEA_MOVES = table(
    {
        None: {S.PUT_FORWARD},
        S.PUT_FORWARD: {S.TAKEN_UP, S.NOT_NOW, S.TAKEN_BACK},
        S.NOT_NOW: {S.TAKEN_UP, S.TAKEN_BACK},
        S.TAKEN_UP: set(),
        S.TAKEN_BACK: set(),
    }
)
WAITING = frozenset({S.PUT_FORWARD})

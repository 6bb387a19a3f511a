"""Kinds of papers, and how far the asking for a letter is."""

from __future__ import annotations

import enum

from app.core.states import table


class PaperKind(enum.Enum):
    STATEMENT = "statement"
    LETTER = "letter"
    PASSPORT = "passport"
    BADGE = "badge"


class LetterState(enum.Enum):
    ASKED = "asked"
    WRITTEN = "written"
    DECLINED = "declined"
    TAKEN_BACK = "taken-back"


L = LetterState
LETTER_MOVES = table(
    {
        None: {L.ASKED},
        L.ASKED: {L.WRITTEN, L.DECLINED, L.TAKEN_BACK},
        L.WRITTEN: set(),
        L.DECLINED: set(),
        L.TAKEN_BACK: set(),
    }
)

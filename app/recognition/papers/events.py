"""What can happen to papers. Never what stands on one."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class PaperMade(Event):
    paper_id: int


@dataclass(frozen=True)
class PaperShown(Event):
    """Whoever checks the code sees the name and the words, or no longer."""

    paper_id: int
    with_name: bool


@dataclass(frozen=True)
class PaperWithdrawn(Event):
    """Its code is good no more, for ever."""

    paper_id: int


@dataclass(frozen=True)
class LetterAsked(Event):
    letter_id: int


@dataclass(frozen=True)
class LetterTakenBack(Event):
    letter_id: int


@dataclass(frozen=True)
class LetterWritten(Event):
    letter_id: int
    paper_id: int


@dataclass(frozen=True)
class LetterDeclined(Event):
    letter_id: int

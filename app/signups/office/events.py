"""What can happen to a term of office."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class OfficeEvent(Event):
    opportunity_id: int
    person_id: int
    number: int


@dataclass(frozen=True)
class TermBegun(OfficeEvent):
    """By itself, with a place."""


@dataclass(frozen=True)
class TermSaved(OfficeEvent):
    """Somebody wrote it down, or changed it."""


@dataclass(frozen=True)
class TermTakenOff(OfficeEvent):
    """It was written down by mistake."""


@dataclass(frozen=True)
class OfficeEnds(Event):
    """One person's term ends in some months, and no next one is written down."""

    term_id: int

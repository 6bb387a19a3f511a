"""What can happen to an entry."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class SessionEntrySaved(Event):
    session_id: int


@dataclass(frozen=True)
class PapersDue(Event):
    """Today the papers of a meeting were to go, or some days ago, and have not."""

    session_id: int


@dataclass(frozen=True)
class TermEnds(Event):
    """A role that lasts ends in some months."""

    opportunity_id: int

"""What can happen to the ladder. Never what somebody rated: that stands in its own table, and in figures of five."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class WordingAdded(Event):
    wording_id: int


@dataclass(frozen=True)
class WordingRemoved(Event):
    """It had not begun."""

    wording_id: int


@dataclass(frozen=True)
class LadderRated(Event):
    opportunity_id: int
    person_id: int

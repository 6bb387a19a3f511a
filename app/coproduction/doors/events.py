"""What can happen to ideas, to planning together, and to priorities. Never their words, and never who chose what."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class IdeaPutForward(Event):
    idea_id: int
    person_id: int


@dataclass(frozen=True)
class IdeaTakenBack(Event):
    idea_id: int


@dataclass(frozen=True)
class IdeaAnswered(Event):
    """Taken up, or not now, with a reason."""

    idea_id: int
    move_id: int


@dataclass(frozen=True)
class PlanningBegun(Event):
    """An advisor plans an opportunity together with its host."""

    opportunity_id: int
    person_id: int


@dataclass(frozen=True)
class PlanningEnded(Event):
    opportunity_id: int
    person_id: int


@dataclass(frozen=True)
class RoundOpened(Event):
    round_id: int


@dataclass(frozen=True)
class PrioritiesChosen(Event):
    """That somebody chose; not what."""

    round_id: int
    person_id: int

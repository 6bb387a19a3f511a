"""What can happen to conflicts."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event
from app.panels.conflicts.states import Decision, Knows


@dataclass(frozen=True)
class ConflictSaidAtSignUp(Event):
    """`may`: they may know somebody, or the team treats them. The involvement team talks with them."""

    opportunity_id: int
    person_id: int
    may: bool


@dataclass(frozen=True)
class ConflictDecidedAtSignUp(Event):
    opportunity_id: int
    person_id: int
    decision: Decision


@dataclass(frozen=True)
class NamesTold(Event):
    """The host has told everybody on it, outside this service, who the candidates are."""

    panel_id: int


@dataclass(frozen=True)
class ConflictAnswered(Event):
    panel_id: int
    person_id: int
    knows: Knows


@dataclass(frozen=True)
class ConflictDecided(Event):
    """`number` is that of the candidate."""

    panel_id: int
    person_id: int
    number: int
    decision: Decision

"""What can happen on the day and after it. None of these holds a reason or a story."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event
from app.panels.after.states import ChoseWell, RaisedTo


@dataclass(frozen=True)
class AdvisorStopped(Event):
    """An advisor said on the day that they need to stop. `session_ids`: those of that day."""

    panel_id: int
    place_id: int
    session_ids: tuple[int, ...]


@dataclass(frozen=True)
class AllTookPart(Event):
    """Everybody of whom nothing is recorded yet took part, for as long as was planned, in these sessions."""

    panel_id: int
    session_ids: tuple[int, ...]


@dataclass(frozen=True)
class PanelHeld(Event):
    panel_id: int


@dataclass(frozen=True)
class OutcomeSaid(Event):
    """How many were appointed; never who."""

    panel_id: int
    appointed: int


@dataclass(frozen=True)
class ChoseWellSaid(Event):
    panel_id: int
    chose_well: ChoseWell


@dataclass(frozen=True)
class CheckedIn(Event):
    """The involvement team rang an advisor after the panel."""

    panel_id: int
    place_id: int


@dataclass(frozen=True)
class ConcernNoted(Event):
    """That a concern was raised, and to whom."""

    panel_id: int
    concern_id: int
    raised_to: RaisedTo


@dataclass(frozen=True)
class PanelForgotten(Event):
    """Twelve months later: its tasks, its calls, its concerns and the names on it are gone. It still counts."""

    panel_id: int

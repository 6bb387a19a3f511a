"""What can happen on the way to the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.events import Event
from app.panels.way.states import Step


@dataclass(frozen=True)
class TasksMade(Event):
    panel_id: int


@dataclass(frozen=True)
class TasksFollowed(Event):
    """What was open, and had no day of its own, has moved with the interviews."""

    panel_id: int


@dataclass(frozen=True)
class TaskDone(Event):
    panel_id: int
    step: Step
    not_needed: bool = False


@dataclass(frozen=True)
class TaskOpenedAgain(Event):
    panel_id: int
    step: Step


@dataclass(frozen=True)
class TaskSet(Event):
    """Another day, or somebody else does it."""

    panel_id: int
    step: Step
    due_on: date


@dataclass(frozen=True)
class TaskDue(Event):
    """Its day has come, and it is not done: its owner is reminded, once."""

    task_id: int


@dataclass(frozen=True)
class ChairWanted(Event):
    """Whoever was to chair is gone."""

    panel_id: int
    task_id: int

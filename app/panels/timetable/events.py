"""What can happen to a timetable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.events import Event
from app.panels.timetable.states import What


@dataclass(frozen=True)
class TimetableChanged(Event):
    """Made, or changed: `moved` slots of interviews begin at another time."""

    panel_id: int
    what: What
    moved: int


@dataclass(frozen=True)
class InterviewDayAdded(Event):
    panel_id: int
    on: date


@dataclass(frozen=True)
class InterviewDayRemoved(Event):
    panel_id: int
    on: date


@dataclass(frozen=True)
class SlotPinned(Event):
    panel_id: int
    candidate_id: int
    pinned: bool


@dataclass(frozen=True)
class CandidateCodeSet(Event):
    panel_id: int
    candidate_id: int

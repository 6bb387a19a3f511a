"""What can happen around scoring. That somebody scored is none before the opening: the audit would tell (ADR 049)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.events import Event
from app.panels.scores.states import FileForm, Outcome


@dataclass(frozen=True)
class QuestionsChanged(Event):
    """A question or a criterion was added, changed or taken out, or the scale was."""

    panel_id: int
    question_id: int | None = None
    criterion_id: int | None = None


@dataclass(frozen=True)
class ScoresOpened(Event):
    """From now on those on the panel see each other's scores. `all_in`: nobody was waited for."""

    panel_id: int
    all_in: bool


@dataclass(frozen=True)
class ScoreChanged(Event):
    """After the opening: a new version, or a first one that came late or on paper."""

    panel_id: int
    score_id: int
    number: int


@dataclass(frozen=True)
class OutcomeRecorded(Event):
    panel_id: int
    candidate_id: int
    outcome: Outcome


@dataclass(frozen=True)
class ScoresTaken(Event):
    """Somebody took the scores out as a file."""

    panel_id: int
    form: FileForm


@dataclass(frozen=True)
class ScoresHeld(Event):
    """Nothing of this panel is removed for now."""

    panel_id: int


@dataclass(frozen=True)
class ScoresReleased(Event):
    """It may be removed again when its time is over."""

    panel_id: int


@dataclass(frozen=True)
class ScoresRemoved(Event):
    panel_id: int
    removal_id: int
    last_on: date

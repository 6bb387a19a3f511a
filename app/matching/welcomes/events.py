"""What can happen to a welcome, and to who would like to hear from a team."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class WelcomeWritten(Event):
    team_id: int


@dataclass(frozen=True)
class WelcomeShown(Event):
    team_id: int


@dataclass(frozen=True)
class WelcomeTakenDown(Event):
    team_id: int


@dataclass(frozen=True)
class HearsFromSet(Event):
    """From which teams somebody would like to hear."""

    person_id: int
    teams: tuple[int, ...]

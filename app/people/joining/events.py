"""What can happen on the way to the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.events import Event


@dataclass(frozen=True)
class JoiningAsked(Event):
    """Somebody would like to join. `by_web`: they filled in the form themselves."""

    person_id: int
    by_web: bool


@dataclass(frozen=True)
class TalkArranged(Event):
    """`tell`: they do not know the day and time yet."""

    person_id: int
    at: datetime
    with_id: int
    tell: bool


@dataclass(frozen=True)
class StepsBegun(Event):
    """After the conversation: the organisation's own steps come next."""

    person_id: int


@dataclass(frozen=True)
class PutOnWaitingList(Event):
    person_id: int


@dataclass(frozen=True)
class ToldPlaceInList(Event):
    person_id: int
    at: datetime


@dataclass(frozen=True)
class AskedLater(Event):
    """Not now: nobody invites them from the waiting list before this day. They keep their number."""

    person_id: int
    on: date


@dataclass(frozen=True)
class AskedFromNow(Event):
    """They would come from now on, sooner than they had said."""

    person_id: int


@dataclass(frozen=True)
class InvitedFromWaitingList(Event):
    """There is room now, and they are the next."""

    person_id: int


@dataclass(frozen=True)
class StepTaken(Event):
    person_id: int
    step_id: int


@dataclass(frozen=True)
class StepTakenBack(Event):
    person_id: int
    step_id: int


@dataclass(frozen=True)
class Welcomed(Event):
    """They are on the register, after the steps."""

    person_id: int


@dataclass(frozen=True)
class StepSaved(Event):
    step_id: int


@dataclass(frozen=True)
class RegisterSizeSet(Event):
    most: int | None

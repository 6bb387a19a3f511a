"""What can happen about coming to one session of a place."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event
from app.signups.rules.reminders import Reminder


@dataclass(frozen=True)
class AttendingEvent(Event):
    """About one session of a place."""

    attending_id: int
    place_id: int
    session_id: int


@dataclass(frozen=True)
class ReminderDue(AttendingEvent):
    """Somebody with a place is asked whether they can still come."""

    kind: Reminder


@dataclass(frozen=True)
class NewYesWanted(AttendingEvent):
    """The time changed after they said yes: the place is kept, and they are asked again."""


@dataclass(frozen=True)
class StillComing(AttendingEvent):
    """They said that they can still come."""


@dataclass(frozen=True)
class StillComingAgain(AttendingEvent):
    """They said so once more: nothing changes, but it is later than what they said in between."""


@dataclass(frozen=True)
class NotThatDay(AttendingEvent):
    """They cannot come to this one of several sessions, and keep their place for the others."""


@dataclass(frozen=True)
class NoCoverNeeded(AttendingEvent):
    """Somebody cannot come on one day, and the team manages without cover."""


@dataclass(frozen=True)
class MayCome(AttendingEvent):
    """They said "perhaps": their place is kept, and they are asked again."""


@dataclass(frozen=True)
class CallWanted(AttendingEvent):
    """A new yes was wanted, no answer came, and the session is near: somebody rings."""

"""What can happen on the way."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event
from app.opportunities.states import SeatRole


@dataclass(frozen=True)
class SignOffAsked(Event):
    """Somebody asks those who were there to sign a step off."""

    person_id: int
    kind_code: str
    role: SeatRole


@dataclass(frozen=True)
class SignOffAskTakenBack(Event):
    """They do not ask any more, and need not say why."""

    person_id: int
    kind_code: str
    role: SeatRole


@dataclass(frozen=True)
class SignedOff(Event):
    """A person said that somebody may take the step."""

    sign_off_id: int
    person_id: int
    kind_code: str
    role: SeatRole


@dataclass(frozen=True)
class SignOffTakenBack(Event):
    """It was given by mistake. Places that they have are not touched."""

    sign_off_id: int
    person_id: int

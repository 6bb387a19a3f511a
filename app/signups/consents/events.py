"""What can happen to a consent."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class ConsentSaid(Event):
    consent_id: int
    to: str
    said: str


@dataclass(frozen=True)
class ConsentTakenBack(Event):
    """It was a yes, and holds no more: whoever uses what they said or showed has to stop."""

    consent_id: int
    to: str

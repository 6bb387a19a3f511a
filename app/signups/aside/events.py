"""What can happen to setting aside."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class AsideEvent(Event):
    person_id: int
    opportunity_id: int


@dataclass(frozen=True)
class SetAside(AsideEvent):
    """Not this one: it stops the asking about it."""


@dataclass(frozen=True)
class TakenUpAgain(AsideEvent):
    """They may be asked about it after all."""

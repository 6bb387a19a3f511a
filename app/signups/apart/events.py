"""What can happen where somebody is to be kept apart."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class ApartEvent(Event):
    person_id: int
    opportunity_id: int


@dataclass(frozen=True)
class RingFirstWanted(ApartEvent):
    """The team is to ring them before anything else."""


@dataclass(frozen=True)
class LookAgainDue(ApartEvent):
    """They are to hear that their page has something to say."""


@dataclass(frozen=True)
class ApartSettled(ApartEvent):
    """They stay, or somebody has talked with them."""


@dataclass(frozen=True)
class ApartOver(ApartEvent):
    """It is not so any more: the other one has gone, or they have."""

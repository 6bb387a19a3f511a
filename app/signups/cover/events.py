"""What can happen to asking for cover."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class CoverEvent(Event):
    ask_id: int
    opportunity_id: int


@dataclass(frozen=True)
class CoverAsked(CoverEvent):
    """Somebody is asked whether they could step in."""


@dataclass(frozen=True)
class CoverFound(CoverEvent):
    """They said yes, and have the place."""

    place_id: int


@dataclass(frozen=True)
class CoverDeclined(CoverEvent):
    """Not this one. It stops the asking about it."""


@dataclass(frozen=True)
class CoverFilled(CoverEvent):
    """Somebody else said yes first."""

"""What can happen between buddies."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class BuddyOffersSet(Event):
    """For which kinds somebody would be a buddy."""

    person_id: int
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class BuddyingEvent(Event):
    buddying_id: int
    place_id: int


@dataclass(frozen=True)
class BuddyWanted(BuddyingEvent):
    """Somebody would like a buddy for a place they have."""


@dataclass(frozen=True)
class BuddyProposed(BuddyingEvent):
    """The team thought of somebody: both are asked."""


@dataclass(frozen=True)
class BuddyYes(BuddyingEvent):
    """One of the two said yes."""

    person_id: int


@dataclass(frozen=True)
class BuddiesAgreed(BuddyingEvent):
    """Both said yes: each learns the first name of the other."""


@dataclass(frozen=True)
class BuddyingOver(BuddyingEvent):
    """It came to an end before they met. `tells` is who hears of it, where the other one stepped back."""

    tells: int | None


@dataclass(frozen=True)
class BuddiesMet(BuddyingEvent):
    """They were there for each other, so that both can be thanked."""

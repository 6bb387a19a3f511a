"""What can happen to a feed."""

from __future__ import annotations

from dataclasses import dataclass

from app.calendar.feeds.states import FeedKind
from app.core.events import Event


@dataclass(frozen=True)
class FeedMade(Event):
    """It has an address now; an earlier one of the same kind has stopped working."""

    person_id: int
    kind: FeedKind


@dataclass(frozen=True)
class FeedEnded(Event):
    person_id: int
    kind: FeedKind

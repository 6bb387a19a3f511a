"""What can happen to a story."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class StoryKept(Event):
    """What stands on it was chosen."""

    story_id: int


@dataclass(frozen=True)
class StoryShared(Event):
    story_id: int


@dataclass(frozen=True)
class StoryTakenBack(Event):
    """The team reads it no more, and no evidence leads to it."""

    story_id: int


@dataclass(frozen=True)
class StoryCited(Event):
    story_id: int
    evidence_id: int

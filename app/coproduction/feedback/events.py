"""What can happen to feedback. Never its words, and never what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class FeedbackAsked(Event):
    ask_id: int
    person_id: int


@dataclass(frozen=True)
class FeedbackGiven(Event):
    """Said for the first time, or changed."""

    feedback_id: int
    person_id: int
    share: str


@dataclass(frozen=True)
class FeedbackTakenBack(Event):
    """It is gone, with its words."""

    feedback_id: int
    person_id: int


@dataclass(frozen=True)
class NotAskedAgain(Event):
    """About this part, or (without one) at all."""

    person_id: int
    ask_id: int | None


@dataclass(frozen=True)
class AskedAgain(Event):
    person_id: int


@dataclass(frozen=True)
class ConcernRaised(Event):
    concern_id: int
    person_id: int


@dataclass(frozen=True)
class ConcernTakenUp(Event):
    concern_id: int


@dataclass(frozen=True)
class ConcernLeft(Event):
    """Somebody else of the involvement team has to take it up."""

    concern_id: int


@dataclass(frozen=True)
class ConcernSettled(Event):
    """Its words are gone. That there was one stays."""

    concern_id: int

"""What can happen to a review."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class ReviewBegun(Event):
    review_id: int


@dataclass(frozen=True)
class ReviewChanged(Event):
    review_id: int


@dataclass(frozen=True)
class ReviewMoved(Event):
    review_id: int
    stage: str


@dataclass(frozen=True)
class StandardsAdded(Event):
    review_id: int
    number: int


@dataclass(frozen=True)
class StandardChanged(Event):
    standard_id: int


@dataclass(frozen=True)
class StandardRemoved(Event):
    review_id: int
    standard_id: int


@dataclass(frozen=True)
class EvidenceAdded(Event):
    standard_id: int
    evidence_id: int


@dataclass(frozen=True)
class EvidenceRemoved(Event):
    standard_id: int
    evidence_id: int


@dataclass(frozen=True)
class ReviewDayChanged(Event):
    review_id: int


@dataclass(frozen=True)
class OpportunityLinked(Event):
    review_id: int
    opportunity_id: int


@dataclass(frozen=True)
class OpportunityUnlinked(Event):
    review_id: int
    opportunity_id: int


@dataclass(frozen=True)
class ReviewActionSaved(Event):
    review_id: int
    action_id: int


@dataclass(frozen=True)
class ReviewComesUp(Event):
    """The next one is so near that the team should begin."""

    review_id: int

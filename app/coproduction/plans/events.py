"""What can happen to a plan. Never the words of anybody."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class PlanBegun(Event):
    plan_id: int


@dataclass(frozen=True)
class PlanChanged(Event):
    plan_id: int


@dataclass(frozen=True)
class PlanMoved(Event):
    plan_id: int
    state: str


@dataclass(frozen=True)
class PlanReviewDue(Event):
    """The day of its review is near: whoever looks after it hears so once."""

    plan_id: int


@dataclass(frozen=True)
class CriterionSaved(Event):
    plan_id: int
    criterion_id: int


@dataclass(frozen=True)
class CriteriaCopied(Event):
    plan_id: int
    framework_id: int
    number: int


@dataclass(frozen=True)
class CriterionRemoved(Event):
    plan_id: int
    criterion_id: int


@dataclass(frozen=True)
class OwnerAsked(Event):
    """For the first time, or again because the words are others now."""

    owner_id: int
    again: bool


@dataclass(frozen=True)
class OwnerAnswered(Event):
    owner_id: int
    state: str


@dataclass(frozen=True)
class ViewGiven(Event):
    criterion_id: int
    view_id: int


@dataclass(frozen=True)
class OwnerShown(Event):
    owner_id: int
    shown: str


@dataclass(frozen=True)
class PlanActionSaved(Event):
    criterion_id: int
    action_id: int


@dataclass(frozen=True)
class PlanEvidenceAdded(Event):
    criterion_id: int
    evidence_id: int


@dataclass(frozen=True)
class PlanEvidenceRemoved(Event):
    criterion_id: int
    evidence_id: int


@dataclass(frozen=True)
class StatementMade(Event):
    statement_id: int


@dataclass(frozen=True)
class StatementMoved(Event):
    statement_id: int
    state: str


@dataclass(frozen=True)
class FrameworkSaved(Event):
    framework_id: int

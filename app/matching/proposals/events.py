"""What can happen to a proposal."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class ProposalEvent(Event):
    proposal_id: int


@dataclass(frozen=True)
class ProposalAsked(ProposalEvent):
    """The worker is to make one."""


@dataclass(frozen=True)
class ProposalReady(ProposalEvent):
    pairs: int


@dataclass(frozen=True)
class ProposalFailed(ProposalEvent):
    pass


@dataclass(frozen=True)
class PairMarked(ProposalEvent):
    """A person pinned or forbade a pair, or took that back."""

    person_id: int
    opportunity_id: int
    mark: str


@dataclass(frozen=True)
class ProposalReleased(ProposalEvent):
    """Everybody in it was asked; how many that came to."""

    offered: int
    asked: int
    left_out: int


@dataclass(frozen=True)
class ProposalDropped(ProposalEvent):
    pass

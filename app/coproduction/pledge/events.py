"""What can happen to the pledge. Never what somebody will do."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class WordingSet(Event):
    wording_id: int


@dataclass(frozen=True)
class PledgeTaken(Event):
    """For the first time, or in place of an earlier one."""

    pledge_id: int
    before_id: int | None


@dataclass(frozen=True)
class PledgeChanged(Event):
    pledge_id: int
    wall: str


@dataclass(frozen=True)
class PledgeLooked(Event):
    pledge_id: int
    looked: str


@dataclass(frozen=True)
class PledgeWithdrawn(Event):
    pledge_id: int


@dataclass(frozen=True)
class PledgeToRenew(Event):
    pledge_id: int

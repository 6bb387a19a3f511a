"""What can happen to a network. Never what was said in it."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class NetworkSaved(Event):
    network_id: int


@dataclass(frozen=True)
class NetworkJoined(Event):
    member_id: int


@dataclass(frozen=True)
class NetworkLeft(Event):
    member_id: int


@dataclass(frozen=True)
class MemberChanged(Event):
    member_id: int


@dataclass(frozen=True)
class MeetingLinked(Event):
    network_id: int
    opportunity_id: int


@dataclass(frozen=True)
class MeetingUnlinked(Event):
    network_id: int
    opportunity_id: int


@dataclass(frozen=True)
class MinutesKept(Event):
    meeting_id: int
    published: bool


@dataclass(frozen=True)
class DecisionSaved(Event):
    decision_id: int


@dataclass(frozen=True)
class NetworkActionSaved(Event):
    action_id: int
    done: bool

"""What can happen to an opportunity."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class OpportunityDrafted(Event):
    opportunity_id: int


@dataclass(frozen=True)
class OpportunityEdited(Event):
    opportunity_id: int


@dataclass(frozen=True)
class OpportunitySubmitted(Event):
    opportunity_id: int


@dataclass(frozen=True)
class OpportunityReturned(Event):
    opportunity_id: int
    move_id: int  # the history row that holds the reason


@dataclass(frozen=True)
class OpportunityPublished(Event):
    opportunity_id: int


@dataclass(frozen=True)
class OpportunityClosed(Event):
    opportunity_id: int


@dataclass(frozen=True)
class OpportunityReopened(Event):
    opportunity_id: int


@dataclass(frozen=True)
class OpportunityFilled(Event):
    opportunity_id: int


@dataclass(frozen=True)
class OpportunityDone(Event):
    opportunity_id: int


@dataclass(frozen=True)
class OpportunityCancelled(Event):
    opportunity_id: int
    move_id: int


@dataclass(frozen=True)
class OpportunityHandedOver(Event):
    opportunity_id: int
    from_host_id: int
    to_host_id: int
    notice_id: int | None = None


@dataclass(frozen=True)
class NumbersChanged(Event):
    """Of the places of a published one."""

    opportunity_id: int


@dataclass(frozen=True)
class SessionAdded(Event):
    """To an opportunity that is already published."""

    session_id: int


@dataclass(frozen=True)
class SessionMoved(Event):
    """The time or the place of a session changed. `time_changed` asks people to confirm again."""

    session_id: int
    time_changed: bool
    notice_id: int | None = None  # the row that holds the reason


@dataclass(frozen=True)
class PlaceMoved(Event):
    """The place, or the link, of all these sessions changed: one change, told once."""

    opportunity_id: int
    session_ids: tuple[int, ...]
    notice_id: int | None = None


@dataclass(frozen=True)
class ContactChanged(Event):
    """Whom people ask on the day."""

    opportunity_id: int
    notice_id: int | None = None


@dataclass(frozen=True)
class SessionCancelled(Event):
    session_id: int
    move_id: int | None = None  # the history row that holds the reason


@dataclass(frozen=True)
class KindAdded(Event):
    kind_code: str


@dataclass(frozen=True)
class KindChanged(Event):
    kind_code: str

"""What can happen to an outcome. Ids and codes; its words stand on its own pages and in the messages alone."""

from __future__ import annotations

from dataclasses import dataclass

from app.coproduction.outcomes.states import Due, WhyNone
from app.core.events import Event


@dataclass(frozen=True)
class PointWritten(Event):
    """A draft, or a change of one."""

    point_id: int


@dataclass(frozen=True)
class PointDiscarded(Event):
    point_id: int


@dataclass(frozen=True)
class OutcomeTold(Event):
    """These points are out. `edition` counts the tellings of this outcome from 1."""

    outcome_id: int
    edition: int
    point_ids: tuple[int, ...]


@dataclass(frozen=True)
class PointChanged(Event):
    """`point_id` is out in the place of `before_id`."""

    outcome_id: int
    edition: int
    point_id: int
    before_id: int


@dataclass(frozen=True)
class PointTakenBack(Event):
    point_id: int


@dataclass(frozen=True)
class PointApproved(Event):
    """The involvement team said yes: everybody may read it. `names_team`: with the name of the team."""

    point_id: int
    names_team: bool


@dataclass(frozen=True)
class PointKeptBack(Event):
    """The involvement team keeps it to those who took part."""

    point_id: int


@dataclass(frozen=True)
class OutcomeExcused(Event):
    """Somebody of the involvement team wrote down why there is nothing to tell."""

    outcome_id: int
    why: WhyNone


@dataclass(frozen=True)
class OutcomeKnown(Event):
    """Another room has told it: how many a panel appointed."""

    outcome_id: int


@dataclass(frozen=True)
class OutcomeDue(Event):
    outcome_id: int
    why: Due


@dataclass(frozen=True)
class ReplyGiven(Event):
    """Whether it is what they said."""

    reply_id: int
    agrees: bool


@dataclass(frozen=True)
class ReplyRead(Event):
    reply_id: int

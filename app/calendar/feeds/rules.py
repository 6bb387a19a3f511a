"""What stands in a feed, who may have which, and when its bytes became others: pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.calendar.feeds.states import FeedKind
from app.core.clock import LONDON
from app.people.models import Role

PAST = timedelta(days=90)  # how long what is over stays
GONE = timedelta(days=30)  # how long what was called off stays, so that every calendar has seen it go
SECOND = timedelta(seconds=1)
NEEDED = {FeedKind.HOST: Role.HOST, FeedKind.TEAM: Role.TEAM}


@dataclass(frozen=True)
class Window:
    """Moved once a day only, so that a feed does not become another one by the hour."""

    ended_after: datetime
    gone_after: datetime


def window(today: date) -> Window:
    midnight = datetime.combine(today, time(), LONDON)
    return Window(midnight - PAST, midnight - GONE)


def may_have(kind: FeedKind, roles: Collection[Role]) -> bool:
    """One's own dates are anybody's who signs in; the other two go with the role, and end with it."""
    return kind not in NEEDED or NEEDED[kind] in roles


def changed_at(before: datetime | None, newest: datetime | None, made_at: datetime, now: datetime) -> datetime:
    """When the bytes became what they are: the newest change they tell of, or now where none of those explains it.

    Always a later second than `before`, since programs that ask by date would see no change.
    """
    if before is None:
        return newest or made_at
    return max(newest if newest and newest > before else now, before + SECOND)

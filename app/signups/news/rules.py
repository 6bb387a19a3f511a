"""When news go out, how much of it, and what comes first. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, time, timedelta
from typing import Protocol, TypeVar

from app.core.clock import LONDON
from app.core.waking import is_waking

FROM = time(9)  # on Mondays, on London clocks
MONDAY = 0
MOST = 8  # opportunities in one message
AT_FIRST = timedelta(days=7)  # how far back, for whoever has had no turn yet
OVERLAP = timedelta(hours=1)  # something may be published while somebody's turn is on
AFTER_BULLETIN = timedelta(days=7)  # a bulletin tells of everything: nobody needs both in one week
GOOD_FOR = timedelta(days=6)  # news that nobody could tell a person by then are none: the next are near


class Closing(Protocol):
    id: int
    closes_at: datetime | None
    first_starts_at: datetime | None


C = TypeVar("C", bound=Closing)


def turn_begins(now: datetime) -> datetime | None:
    """Since when this week's turn is on, on a Monday in waking hours; else None."""
    local = now.astimezone(LONDON)
    begins = datetime.combine(local.date(), FROM, LONDON)
    return begins if local.weekday() == MONDAY and local >= begins and is_waking(now) else None


def since(last: datetime | None, now: datetime) -> datetime:
    """What was published after this is new to somebody whose last turn that was."""
    return last - OVERLAP if last else now - AT_FIRST


def soonest_closing(opportunities: Iterable[C]) -> list[C]:
    """What closes first, or else begins first; what has no date at all comes last."""

    def when(each: C) -> tuple[bool, datetime, int]:
        ends = each.closes_at or each.first_starts_at
        return ends is None, ends or datetime.max.replace(tzinfo=LONDON), each.id

    return sorted(opportunities, key=when)


def chosen(
    in_order: Iterable[C], known: Collection[int], after: datetime, fits: Callable[[C], bool],
    published: Callable[[C], datetime],
) -> list[int]:  # fmt: skip
    """The first few ids that are new after that moment, not `known` to the person already, and fit them."""
    found: list[int] = []
    for each in in_order:
        if len(found) == MOST:
            break
        if each.id not in known and published(each) > after and fits(each):
            found.append(each.id)
    return found

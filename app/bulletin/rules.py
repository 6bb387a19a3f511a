"""Which week a bulletin is for, what stands in which part of it, and how much is enough. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Protocol, TypeVar

from app.bulletin.states import First, Part
from app.core.clock import LONDON
from app.signups.news.rules import Closing, soonest_closing

MOST = 40  # opportunities in one bulletin: the rest are on the pages
MOST_CHANGED = 3  # points of what changed: all of them are on a page of their own
SOON = timedelta(days=7)
AT_FIRST = timedelta(days=7)  # how far back something is new, where there was no bulletin lately
LATELY = timedelta(days=14)
LONGEST = 1500  # characters of the team's own words, at the top and at the end


class Open(Closing, Protocol):
    published_at: datetime | None


O = TypeVar("O", bound=Open)  # noqa: E741


def week_of(now: datetime) -> date:
    """Its Monday, on London clocks."""
    today = now.astimezone(LONDON).date()
    return today - timedelta(days=today.weekday())


def begins(week: date) -> datetime:
    return datetime.combine(week, time(), LONDON)


def new_since(last: datetime | None, now: datetime) -> datetime:
    """What was published after this is new to readers whose last bulletin was sent at `last`."""
    return last if last and now - last < LATELY else now - AT_FIRST


def part_of(each: Open, since: datetime, now: datetime) -> Part:
    """What is new stands under new, also where it closes soon: its last day is said there."""
    if each.published_at and each.published_at > since:
        return Part.NEW
    ends = each.closes_at or each.first_starts_at
    return Part.CLOSING if ends and now < ends <= now + SOON else Part.REST


def in_order(stock: Iterable[O], since: datetime, now: datetime, first: First) -> list[tuple[Part, O]]:
    """Part after part, and in each what closes first at the front."""
    order = first.order
    parted = [(part_of(each, since, now), each) for each in soonest_closing(stock)]
    return sorted(parted, key=lambda pair: order.index(pair[0]))

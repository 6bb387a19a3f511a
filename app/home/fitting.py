"""Everything that is open as one advisor would want it: what fits them best first, with every reason in words."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, NamedTuple

from app.core import clock, web
from app.core.editions import OPPORTUNITIES, Kept
from app.home.cards import Card, cards
from app.home.leaflets import leaflets
from app.home.queries import counted, standing
from app.matching.fit.held import own_of
from app.matching.fit.ordering import Standing, in_order
from app.matching.fit.rules import Own, criteria
from app.matching.fit.stock import stock
from app.opportunities.permissions import visible_to
from app.opportunities.queries import as_read
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import Reason
from app.signups.aside.queries import asides_of
from app.signups.aside.rules import times_of

MOST = 500  # orders a process keeps: one for each person who looked lately


class Item(NamedTuple):
    """One opportunity: its card, every criterion, and whether the person said "not this one"."""

    ref: str
    card: Card
    reasons: Sequence[Reason]
    aside: bool


@dataclass(frozen=True)
class _Order:
    """How everything stands for one person, from the moment it was put in order until time alone changes it."""

    found: Sequence[Standing]
    since: datetime
    until: datetime | None

    def holds(self, now: datetime) -> bool:
        return self.since <= now and (self.until is None or now < self.until)


_KEPT: Kept[Hashable, _Order] = Kept(OPPORTUNITIES, MOST)


def fitting(user: Any, facts: AdvisorFacts, number: int, size: int = web.PAGE_SIZE) -> tuple[web.Page, list[Item]]:
    """One page, and what is on it. A fixed number of statements, however much is open.

    `user`: whose eyes decide what may be seen at all.
    """
    now = clock.now()
    own, seen = own_of(facts.person_id, now), visible_to(user)
    everything = stock()
    key = (_alike(facts), own, tuple(sorted(each.value for each in seen)), clock.today())
    order = _KEPT.get(key, lambda: _order(facts, own, now), still=lambda kept: kept.holds(now))
    shown = [each for each in order.found if everything.rows[each.id].visibility in seen]
    aside = _aside(facts.person_id)
    shown.sort(key=lambda each: each.id in aside)  # what they said no to comes last, and is still there
    page = web.page_of(shown, number, size)
    ids = [each.id for each in page.rows]
    rows = [everything.rows[each] for each in ids]
    drawn = cards(leaflets(ids), standing(counted(ids, facts.person_id)), facts, now)
    items = [
        Item(row.ref, card, criteria(row, facts, own, now), row.id in aside)
        for row, card in zip(rows, drawn, strict=True)
    ]
    return page, items


def reasons_for(row_id: int, facts: AdvisorFacts) -> list[Reason] | None:
    """Every criterion of one that is open; None for one that is not."""
    now = clock.now()
    row = stock().rows.get(row_id)
    return criteria(row, facts, own_of(facts.person_id, now), now) if row else None


def _order(facts: AdvisorFacts, own: Own, now: datetime) -> _Order:
    everything = stock()
    found = in_order(everything, facts, own, now)
    ends = (
        moment
        for each in found
        for row in (everything.rows[each.id],)
        for moment in (row.closes_at, row.first_starts_at, *(session.starts_at for session in row.planned[1:]))
        if moment is not None and moment > now
    )
    return _Order(found, now, min(ends, default=None))


def _alike(facts: AdvisorFacts) -> Hashable:
    """All that is known of one person, as one key."""
    return tuple(
        frozenset(value.items()) if isinstance(value, dict) else value
        for value in (getattr(facts, each.name) for each in fields(facts))
    )


def _aside(person_id: int) -> Collection[int]:
    """What they set aside and is still what they said no to."""
    said = asides_of([person_id])
    rows = as_read.by_ids(each for _person, each, _times in said)
    return {each for _person, each, times in said if each in rows and times_of(rows[each]) == times}

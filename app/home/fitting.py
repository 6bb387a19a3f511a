"""Everything that is open as one advisor would want it: what fits them best first, with every reason in words."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, NamedTuple

from app.core import clock, web
from app.core.editions import OPPORTUNITIES, Kept
from app.core.i18n import language
from app.home.cards import Card, cards
from app.home.leaflets import leaflets
from app.home.queries import counted, standing
from app.matching.fit.held import own_of
from app.matching.fit.ordering import Known, in_order
from app.matching.fit.rows import Stock
from app.matching.fit.rules import Own, criteria
from app.matching.fit.stock import stock
from app.opportunities.models import Opportunity
from app.opportunities.permissions import visible_to
from app.opportunities.queries import as_read
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import Reason, reasons
from app.opportunities.states import Visibility
from app.signups.aside.queries import asides_of
from app.signups.aside.rules import times_of

MOST = 500  # orders a process keeps: one for each person who looked lately


class Item(NamedTuple):
    """One opportunity: its card, every criterion, and whether the person said "not this one"."""

    ref: str
    card: Card
    reasons: Sequence[Reason]
    aside: bool


@dataclass(frozen=True, eq=False)
class _Order:
    """How everything stands for one person, from the moment it was put in order until time alone changes it."""

    ids: Sequence[int]
    said: dict[int, Sequence[Reason]]  # the criteria of those that were shown
    since: datetime
    until: datetime | None

    def holds(self, now: datetime) -> bool:
        return self.since <= now and (self.until is None or now < self.until)


_KEPT: Kept[Hashable, _Order] = Kept(OPPORTUNITIES, MOST)
_JUDGED: Kept[Hashable, Known] = Kept(OPPORTUNITIES, MOST)  # what the record says, for all who are alike


def fitting(user: Any, facts: AdvisorFacts, number: int, size: int = web.PAGE_SIZE) -> tuple[web.Page, list[Item]]:
    """One page, and what is on it. A fixed number of statements, however much is open.

    `user`: whose eyes decide what may be seen at all.
    """
    now = clock.now()
    own, seen, aside = own_of(facts.person_id, now), visible_to(user), _aside(facts.person_id)
    everything = stock()
    key = (_everything(facts), own, frozenset(seen), aside, clock.today(), language())
    order = _KEPT.get(
        key, lambda: _order(everything, facts, own, now, seen=seen, aside=aside), still=lambda kept: kept.holds(now)
    )  # fmt: skip
    page = web.page_of(order.ids, number, size)
    rows = [everything.rows[each] for each in page.rows]
    drawn = cards(leaflets(page.rows), standing(counted(page.rows, facts.person_id)), facts, now)
    for row in rows:
        if row.id not in order.said:
            order.said[row.id] = criteria(row, facts, own, now, everything)
    items = [Item(row.ref, card, order.said[row.id], row.id in aside) for row, card in zip(rows, drawn, strict=True)]
    return page, items


def reasons_of(row: Opportunity, facts: AdvisorFacts) -> list[Reason]:
    """Every criterion of one opportunity; of what is not open, what the record says."""
    now, everything = clock.now(), stock()
    found = everything.rows.get(row.id)
    if found is None:
        return reasons(row, facts, now)
    return criteria(found, facts, own_of(facts.person_id, now), now, everything)


def _order(
    everything: Stock, facts: AdvisorFacts, own: Own, now: datetime, *, seen: frozenset[Any], aside: frozenset[int]
) -> _Order:
    """What they said no to comes last, and is still there."""
    known = _JUDGED.get((facts.alike(), clock.today()), dict)
    found = in_order(everything, facts, own, now, known)
    ids = found.ids
    if not seen.issuperset(Visibility):
        ids = [each for each in ids if everything.rows[each].visibility in seen]
    if aside:
        ids = [*(each for each in ids if each not in aside), *(each for each in ids if each in aside)]
    return _Order(ids, {}, now, everything.changes_after(now))


def _everything(facts: AdvisorFacts) -> Hashable:
    """All that is known of one person, as one key."""
    return tuple(
        frozenset(value.items()) if isinstance(value, dict) else value
        for value in (getattr(facts, each.name) for each in fields(facts))
    )


def _aside(person_id: int) -> frozenset[int]:
    """What they set aside and is still what they said no to."""
    said = asides_of([person_id])
    rows = as_read.by_ids(each for _person, each, _times in said)
    return frozenset(each for _person, each, times in said if each in rows and times_of(rows[each]) == times)

"""This week's bulletin as it writes itself, from what is open now and what the team chose and typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from app.bulletin import queries, rules
from app.bulletin.models import Bulletin
from app.bulletin.queries import Stock
from app.bulletin.states import Part
from app.coproduction.outcomes import pages as outcome
from app.coproduction.outcomes.queries import public
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.messages.write import Contents, Group, Listed, Point
from app.opportunities import pages
from app.opportunities.models import Opportunity
from app.opportunities.queries import as_read
from app.recognition.pages import payment
from app.recognition.queries.catalogue import RateLine, catalogue

PARTS = {Part.NEW: _l("New"), Part.CLOSING: _l("Closing soon"), Part.REST: _l("Also open")}


@dataclass(frozen=True)
class Written:
    """`shown` are the opportunities that stand in it, in order, `out` those that were left out and are still open."""

    contents: Contents
    shown: Sequence[Opportunity]
    out: Sequence[Opportunity]


def written(draft: Bulletin, now: datetime) -> Written:
    """A few statements, however much is open."""
    since = rules.new_since(queries.last_sent_at(draft.week), now)
    ordered = rules.in_order(queries.stock(), since, now, draft.first)
    wanted = [pair for pair in ordered if pair[1].id not in draft.left_out]
    out = [each.id for _part, each in ordered if each.id in draft.left_out]
    chosen = wanted[: rules.MOST]
    rows = as_read.by_ids([*(each.id for _part, each in chosen), *out])
    chosen = [(part, each) for part, each in chosen if each.id in rows]
    contents = Contents(
        draft.opening, draft.closing, _groups(chosen, rows), len(wanted) - len(chosen), _changed(since, now)
    )
    return Written(contents, [rows[each.id] for _part, each in chosen], [rows[each] for each in out if each in rows])


def _changed(since: datetime, now: datetime) -> tuple[Point, ...]:
    """The newest of what everybody may read, of the time since the last bulletin."""
    points, _more = public.what_changed(public.Wanted(), now, rules.MOST_CHANGED)
    return tuple(Point(each.said, outcome.heading(each), each.words) for each in points if each.at > since)


def _groups(chosen: Sequence[tuple[Part, Stock]], rows: Mapping[int, Opportunity]) -> tuple[Group, ...]:
    rates, numbers = catalogue().rates, {each.id: number for number, (_part, each) in enumerate(chosen, start=1)}
    return tuple(
        Group(str(PARTS[part]), tuple(_listed(numbers[each.id], rows[each.id], rates) for _part, each in pairs))
        for part, pairs in groupby(chosen, key=lambda pair: pair[0])
    )


def _listed(number: int, row: Opportunity, rates: Sequence[RateLine]) -> Listed:
    facts = [
        (_("What"), row.kind.name),
        (_("When"), pages.when_words(row)),
        (_("Where"), pages.where_words(row)),
        (_("How long"), pages.length_words(row)),
        (_("Payment"), payment(row, rates)),
        (_("Getting in and around"), " ".join(row.venue_access.split())),
        (_("Answer by"), pages.closes_words(row) if row.closes_at else ""),
        (_("How places are given"), pages.way_briefly(row)),
    ]
    said = tuple((label, words) for label, words in facts if words)
    return Listed(number, row.kind.name, row.title, said, f"/opportunities/{row.ref}")

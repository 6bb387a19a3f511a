"""One opportunity as a card of a list: what, when, where, payment, places, and one line on why it fits or what is
missing. Made from leaflets and what was counted for the page: no card asks the database anything."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flask import Flask, current_app
from markupsafe import Markup

from app.core.clock import LONDON
from app.core.drawn import draw
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.recent import Recent
from app.home.leaflets import Leaflet
from app.home.queries import Standing
from app.opportunities.models import Opportunity
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import why
from app.signups import rules
from app.signups.pages import own_tag
from app.signups.states import PlaceState

EMPTY = Markup()


@dataclass(frozen=True, eq=False)
class Card:
    """`held`: the reader has a live place in it. `drawn` is how it looks, for everybody for whom it says the same."""

    title: str
    href: str
    pairs: Sequence[tuple[str, str]]
    tags: Sequence[tuple[str, str]]
    note: str
    held: bool
    drawn: Markup = EMPTY


def init_app(app: Flask) -> None:
    app.extensions["cards"] = Recent[Hashable, Card](4000)


def cards(leaflets: Sequence[Leaflet], standing: Standing, facts: AdvisorFacts | None, now: datetime) -> list[Card]:
    """A card for each leaflet. What it says hangs on the places given away, on what has begun, and on the reader."""
    kept: Recent[Hashable, Card] = current_app.extensions["cards"]
    reader = (facts.alike(), now.astimezone(LONDON).date()) if facts else None
    found = []
    for leaflet in leaflets:
        own = standing.mine.get(leaflet.row.id)
        given = standing.given.get(leaflet.row.id)
        state = own[1] if own else None
        key = (leaflet, _ahead(leaflet.row, now), tuple(given) if given else None, state, reader)
        found.append(kept.get(key) or kept.keep(key, _card(leaflet, standing, state, facts, now)))
    return found


def _ahead(row: Opportunity, now: datetime) -> int:
    """How many of its sessions lie ahead; -1 for all of them, which the first one tells."""
    return -1 if row.first_starts_at and row.first_starts_at > now else len(rules.coming(row, now))


def _card(
    leaflet: Leaflet, standing: Standing, own: PlaceState | None, facts: AdvisorFacts | None, now: datetime
) -> Card:
    row = leaflet.row
    card = Card(
        title=row.title,
        href=leaflet.href,
        pairs=(
            (_("When"), leaflet.when),
            (_("Where"), leaflet.where),
            (_("Payment"), leaflet.pay),
            (_("Places"), places_left(row, standing.taken, now)),
        ),
        tags=((row.kind.name, ""), own_tag(own)) if own else ((row.kind.name, ""),),
        note=why(row, facts, now) if facts and not own else "",
        held=own is not None,
    )
    return replace(card, drawn=draw("home/card.html", item=card))


def places_left(row: Opportunity, taken: dict[rules.Unit, int], now: datetime) -> str:
    """ "2 of 4 places left", or that all are taken and there is a reserve list."""
    seats = {seat.id: seat for seat in row.seats}
    free = rules.free(row, taken, now)
    total, left = sum(seats[unit[0]].number for unit in free), sum(free.values())
    if not total:
        return ""
    if not left:
        return _("All places are taken. You can join the reserve list.")
    return ngettext(
        "%(left)s of %(total)s place left", "%(left)s of %(total)s places left", total, left=left, total=total
    )

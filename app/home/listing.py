"""One page of the list of opportunities as one reader sees it: what is chosen, counted and said of each."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request
from markupsafe import Markup
from sqlalchemy import Select

from app.core import clock, web
from app.core.editions import OPPORTUNITIES, Kept
from app.core.i18n import language
from app.core.recent import Recent
from app.home.cards import Card, cards
from app.home.forms import Asked
from app.home.leaflets import Leaflet, leaflets
from app.home.queries import Counted, counted, fitting, listed, standing
from app.opportunities import queries
from app.opportunities.models import Opportunity
from app.opportunities.permissions import visible_to
from app.opportunities.queries.private import without_private
from app.opportunities.rules.facts import AdvisorFacts

MOST = 200  # pages of lists a process keeps


@dataclass(frozen=True)
class Reader:
    """`user` decides what may be seen, `person_id` whose places are told, `facts` what fits; a visitor has neither."""

    user: Any
    person_id: int | None = None
    facts: AdvisorFacts | None = None


@dataclass(frozen=True)
class Listing:
    """The page with its `Found` rows, their cards in the same order, and how these look one after the other."""

    page: web.Page
    cards: Sequence[Card]
    drawn: Markup


@dataclass(frozen=True, eq=False)
class _Chosen:
    """The same page for all who ask the same, from the moment it was chosen until time alone ends one of its rows.

    No session begins in between, so what lies ahead is the same too. Two of them are never the same one.
    """

    page: web.Page
    leaflets: Sequence[Leaflet]
    since: datetime
    until: datetime | None

    def holds(self, now: datetime) -> bool:
        return self.since <= now and (self.until is None or now < self.until)


_KEPT: Kept[Hashable, _Chosen] = Kept(OPPORTUNITIES, MOST)
_LOOKS: Recent[Hashable, Listing] = Recent(MOST)  # by the page, all that was counted for it, and what fits the reader


def listing(reader: Reader, given: Asked, number: int, size: int = web.PAGE_SIZE) -> Listing:
    """One statement where the same was asked before in this edition: what places are given away, and the reader's own.

    If that is as it was, the page looks as it looked.
    """
    now = clock.now()
    fits = reader.facts.alike() if reader.facts and "fits" in given else None
    private = reader.facts.private() if reader.facts else ()
    said: Hashable = (visible_to(reader.user), tuple(given.items()), fits, private, clock.today(), number, size)
    here: Hashable = (language(), request.script_root)
    chosen = _KEPT.get((said, here), lambda: _choose(reader, given, number, size), still=lambda kept: kept.holds(now))
    units = counted([row.id for row in chosen.page.rows], reader.person_id)
    key = (chosen, units, reader.facts and reader.facts.alike(), clock.today())
    return _LOOKS.get(key) or _LOOKS.keep(key, _look(chosen, units, reader, now))


def _look(chosen: _Chosen, units: Sequence[Counted], reader: Reader, now: datetime) -> Listing:
    made = cards(chosen.leaflets, standing(units), reader.facts, now)
    return Listing(chosen.page, made, Markup("\n").join(card.drawn for card in made))


def _choose(reader: Reader, given: Asked, number: int, size: int) -> _Chosen:
    now = clock.now()
    page, until = listed(_wanted(reader, given), number, size)
    return _Chosen(page, leaflets([row.id for row in page.rows]), now, until)


def _wanted(reader: Reader, given: Asked) -> Select[Opportunity]:
    wanted = queries.filtered(queries.open_for(reader.user), given)
    if reader.facts and reader.facts.private():
        wanted = without_private(wanted, reader.facts)
    return fitting(wanted, reader.facts) if reader.facts and "fits" in given else wanted

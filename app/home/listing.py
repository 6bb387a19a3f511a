"""One page of the list of opportunities as one reader sees it: what is chosen, counted and said of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.core import clock, web
from app.home.cards import Card, cards
from app.home.catalogue import Catalogue
from app.home.forms import Asked
from app.home.leaflets import leaflets
from app.home.queries import fitting, listed, standing
from app.opportunities import queries
from app.opportunities.rules.facts import AdvisorFacts


@dataclass(frozen=True)
class Reader:
    """`user` decides what may be seen, `person_id` whose places are told, `facts` what fits; a visitor has neither."""

    user: Any
    person_id: int | None = None
    facts: AdvisorFacts | None = None


def listing(
    reader: Reader, known: Catalogue, given: Asked, number: int, size: int = web.PAGE_SIZE
) -> tuple[web.Page, list[Card]]:
    """The page with its `Found` rows, and their cards in the same order; two statements where all leaflets are kept."""
    wanted = queries.filtered(queries.open_for(reader.user), given)
    if reader.facts and "fits" in given:
        wanted = fitting(wanted, reader.facts)
    page = listed(wanted, number, size)
    found = standing([row.id for row in page.rows], reader.person_id)
    return page, cards(leaflets(page.rows, known), found, reader.facts, clock.now())

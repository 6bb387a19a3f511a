"""What a list says of each opportunity whoever reads it, and what the rules ask of it: made once, then kept.

Most of a list's time went into loading the same rows and saying the same words anew for every reader. A leaflet holds
for one edition of its opportunity, and `edition` rises with every change of what people read; what else its words
depend on (kinds, rates, language) is part of its key. So no leaflet is ever out of date, in any process.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count

from flask import Flask, current_app, request, url_for
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, defer, raiseload

from app.core import db
from app.core.i18n import language
from app.core.recent import Recent
from app.home.catalogue import Catalogue
from app.home.queries import Found
from app.home.wording import payment
from app.opportunities import pages, queries
from app.opportunities.models import Opportunity

MOST = 400  # leaflets a process keeps: the open opportunities of a large organisation, or the first pages of a huge one
UNREAD = (
    Opportunity.summary, Opportunity.may_change, Opportunity.who_for, Opportunity.support, Opportunity.documents,
    Opportunity.venue_access, Opportunity.choice_rule, Opportunity.apply_by, Opportunity.apply_note,
    Opportunity.cost_centre, Opportunity.pay_route, Opportunity.pay_routes, Opportunity.statuses,
    Opportunity.status_words, Opportunity.expenses_note, Opportunity.contact_name, Opportunity.contact_phone,
    Opportunity.contact_email, Opportunity.day_contact, Opportunity.outcome_promise, Opportunity.outcome_due_on,
    Opportunity.created_at, Opportunity.published_at, Opportunity.saved_steps, Opportunity.selection_on,
)  # fmt: skip
NUMBERS = count(1)
Key = tuple[str, datetime, int, int]


@dataclass(frozen=True)
class Leaflet:
    """`row` has all that a card needs loaded, and belongs to no session: it is read only, and fetches nothing more.

    `number` is of this very leaflet, for what is worked out from it.
    """

    number: int
    row: Opportunity
    href: str
    when: str
    where: str
    pay: str


def init_app(app: Flask) -> None:
    app.extensions["leaflets"] = Recent[Key, Leaflet](MOST)
    app.extensions["leaflet_words"] = Recent[Hashable, int](20)


def leaflets(found: Sequence[Found], catalogue: Catalogue) -> list[Leaflet]:
    """A leaflet for each, in the same order; three statements for those that are not kept, else none."""
    kept: Recent[Key, Leaflet] = current_app.extensions["leaflets"]
    words = _words(catalogue, language(), request.script_root)
    keys = {each.id: (each.ref, each.created_at, each.edition, words) for each in found}
    known = {number: kept.get(key) for number, key in keys.items()}
    for row in _load([number for number, leaflet in known.items() if leaflet is None]):
        known[row.id] = kept.keep(keys[row.id], _word(row, catalogue))
    return [leaflet for leaflet in known.values() if leaflet is not None]


def _words(*everything: Hashable) -> int:
    """One number for all that the words of every leaflet depend on: kinds and rates are long to compare for each."""
    numbers: Recent[Hashable, int] = current_app.extensions["leaflet_words"]
    return numbers.get(everything) or numbers.keep(everything, next(NUMBERS))


def _load(ids: Sequence[int]) -> list[Opportunity]:
    """In a session of their own, which lets them go."""
    if not ids:
        return []
    with Session(db.engine()) as apart:
        return list(apart.scalars(_wanted(), {"ids": ids}).unique())


@cache
def _wanted() -> Select[Opportunity]:
    """What no card shows is not fetched, and refused to whoever asks for it."""
    unread = (defer(column, raiseload=True) for column in UNREAD)
    wanted = select(Opportunity).where(Opportunity.id.in_(bindparam("ids", expanding=True)))
    return wanted.options(*queries.card_options(), *unread, raiseload("*"))


def _word(row: Opportunity, catalogue: Catalogue) -> Leaflet:
    return Leaflet(
        next(NUMBERS),
        row,
        href=url_for("home.opportunity", ref=row.ref),
        when=pages.when_words(row),
        where=pages.where_words(row, has_place=False),
        pay=payment(row, catalogue.rates),
    )

"""One opportunity as a card of a list: what, when, where, payment, places, and one line on why it fits or what is
missing. Made from leaflets and what was counted for the page: no card asks the database anything."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask, current_app, url_for

from app.core.clock import LONDON
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.recent import Recent
from app.home.leaflets import Leaflet
from app.home.queries import Standing
from app.home.wording import payment
from app.opportunities import pages
from app.opportunities.models import Opportunity
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import why
from app.signups import rules
from app.signups.pages import own_tag


@dataclass(frozen=True)
class Card:
    """`held`: the reader has a live place in it."""

    title: str
    href: str
    pairs: Sequence[tuple[str, str]]
    tags: Sequence[tuple[str, str]]
    note: str
    held: bool


def init_app(app: Flask) -> None:
    app.extensions["card_notes"] = Recent[Hashable, str](5000)


def cards(leaflets: Sequence[Leaflet], standing: Standing, facts: AdvisorFacts | None, now: datetime) -> list[Card]:
    labels = (_("When"), _("Where"), _("Payment"), _("Places"))
    notes = _Notes(facts, now) if facts else None
    return [_card(leaflet, standing, notes, now, labels) for leaflet in leaflets]


class _Notes:
    """Why each fits one reader, or what is missing. People whose records say the same read the same."""

    def __init__(self, facts: AdvisorFacts, now: datetime) -> None:
        self._facts, self._now = facts, now
        self._reader = (facts.alike(), now.astimezone(LONDON).date())
        self._kept: Recent[Hashable, str] = current_app.extensions["card_notes"]

    def on(self, leaflet: Leaflet) -> str:
        key = (leaflet.number, self._reader)
        return self._kept.get(key) or self._kept.keep(key, why(leaflet.row, self._facts, self._now))


def _card(leaflet: Leaflet, standing: Standing, notes: _Notes | None, now: datetime, labels: Sequence[str]) -> Card:
    row = leaflet.row
    own = standing.mine.get(row.id)
    words = (leaflet.when, leaflet.where, leaflet.pay, places_left(row, standing.taken, now))
    return Card(
        title=row.title,
        href=leaflet.href,
        pairs=tuple(zip(labels, words, strict=True)),
        tags=((row.kind.name, ""), own_tag(own[1])) if own else ((row.kind.name, ""),),
        note=notes.on(leaflet) if notes and not own else "",
        held=own is not None,
    )


def places_left(row: Opportunity, taken: dict[rules.Unit, int], now: datetime) -> str:
    """ "2 of 4 places left", or that all are taken and there is a reserve list."""
    seats = {seat.id: seat for seat in row.seats}
    units = rules.units(row, now)
    total = sum(seats[unit[0]].number for unit in units)
    left = sum(rules.free(seats[unit[0]], unit, taken) for unit in units)
    if not total:
        return ""
    if not left:
        return _("All places are taken. You can join the reserve list.")
    return ngettext(
        "%(left)s of %(total)s place left", "%(left)s of %(total)s places left", total, left=left, total=total
    )


def as_json(row: Opportunity) -> dict[str, Any]:
    """One public opportunity for other systems; times in ISO with zone, no contact person."""
    return {
        "ref": row.ref,
        "title": row.title,
        "kind": row.kind_code,
        "summary": row.summary,
        "may_change": row.may_change,
        "format": row.format.value,
        "where": pages.where_words(row, has_place=False),
        "payment": payment(row),
        "sessions": [{"starts_at": s.starts_at.isoformat(), "ends_at": s.ends_at.isoformat()} for s in row.sessions],
        "closes_at": row.closes_at.isoformat() if row.closes_at else None,
        "url": url_for("home.opportunity", ref=row.ref, _external=False),
    }

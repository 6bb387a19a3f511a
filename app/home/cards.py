"""One opportunity as a card of a list: what, when, where, payment, places, and one line on why it fits or what is
missing. Made from loaded rows only: no card asks the database anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask import url_for
from sqlalchemy.orm import defer
from sqlalchemy.orm.interfaces import ORMOption

from app.core.i18n import gettext as _
from app.core.i18n import ngettext
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
    title: str
    href: str
    pairs: Sequence[tuple[str, str]]
    tags: Sequence[tuple[str, str]]
    note: str


UNREAD = (
    Opportunity.summary, Opportunity.may_change, Opportunity.who_for, Opportunity.support, Opportunity.documents,
    Opportunity.venue_access, Opportunity.choice_rule, Opportunity.apply_by, Opportunity.apply_note,
    Opportunity.cost_centre, Opportunity.pay_route, Opportunity.pay_routes, Opportunity.statuses,
    Opportunity.status_words, Opportunity.expenses_note, Opportunity.contact_name, Opportunity.contact_phone,
    Opportunity.contact_email, Opportunity.day_contact, Opportunity.outcome_promise, Opportunity.outcome_due_on,
    Opportunity.created_at, Opportunity.published_at, Opportunity.saved_steps, Opportunity.selection_on,
)  # fmt: skip


@cache
def unread() -> tuple[ORMOption, ...]:
    """What no card shows is not fetched for it: half of a list's time went into columns nobody read."""
    return tuple(defer(column, raiseload=True) for column in UNREAD)


def cards(rows: Sequence[Opportunity], standing: Standing, facts: AdvisorFacts | None, now: datetime) -> list[Card]:
    labels = {"when": _("When"), "where": _("Where"), "pay": _("Payment"), "places": _("Places")}
    return [_card(row, standing, facts, now, labels) for row in rows]


def _card(
    row: Opportunity, standing: Standing, facts: AdvisorFacts | None, now: datetime, labels: Mapping[str, str]
) -> Card:
    tags = [(row.kind.name, "")]
    own = standing.mine.get(row.id)
    if own:
        tags.append(own_tag(own[1]))
    return Card(
        title=row.title,
        href=url_for("home.opportunity", ref=row.ref),
        pairs=(
            (labels["when"], pages.when_words(row)),
            (labels["where"], pages.where_words(row, has_place=False)),
            (labels["pay"], payment(row)),
            (labels["places"], places_left(row, standing.taken, now)),
        ),
        tags=tags,
        note=why(row, facts, now) if facts and not own else "",
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

"""What an opportunity is, in one set of words for cards, details, sign-up and one's own places."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask

from app.core.clock import LONDON, now
from app.core.i18n import gettext as _
from app.home.catalogue import RateLine, catalogue
from app.opportunities import pages
from app.opportunities.models import Opportunity
from app.signups.models import Place


def init_app(app: Flask) -> None:
    app.jinja_env.globals["described"] = described


def described(opportunity: Opportunity, has_place: bool = False, place: Place | None = None) -> list[tuple[str, str]]:  # noqa: FBT001, FBT002
    """What, when, where, payment and how chosen, as (label, words). A place for one session names that one only."""
    own = place.session if place else None
    return [
        (_("What"), opportunity.kind.name),
        (_("When"), pages.session_words(own) if own else pages.when_words(opportunity)),
        (_("Where"), pages.where_words(opportunity, has_place=has_place)),
        (_("Payment"), payment(opportunity)),
        (_("How places are chosen"), pages.choice_words(opportunity)),
    ]


def payment(opportunity: Opportunity) -> str:
    """What it pays, at the rates in force on the day it begins."""
    return pages.pay_words(opportunity, _in_force(opportunity, catalogue().rates))


def _in_force(opportunity: Opportunity, known: Sequence[RateLine]) -> dict[str, int]:
    on = (opportunity.first_starts_at or now()).astimezone(LONDON).date()
    found: dict[str, int] = {}
    for rate in known:  # of each tier the newest comes first
        if rate.effective_from <= on:
            found.setdefault(rate.tier, rate.pence)
    return found

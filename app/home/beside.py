"""What stands beside a place because of the shape of its kind: its panel, its review, or its consents.

To add one: a function (place) -> (words, address) or nothing, in `BESIDE` under its shape. Kinds of another shape cost
no question.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import url_for

from app.core.i18n import gettext as _
from app.opportunities.states import Shape
from app.panels import queries as panels
from app.reviews import queries as reviews
from app.signups.consents.rules import asked
from app.signups.models import Place
from app.signups.states import HELD

Link = tuple[str, str]


def _review(place: Place) -> Link | None:
    found = reviews.of_opportunity(place.opportunity_id)
    if found is None:
        return None
    return _("About the review, and the day"), url_for("reviews.mine", ref=found.ref)


def _panel(place: Place) -> Link | None:
    ref = panels.ref_of(place.opportunity)
    return (_("Your panel: who sits on it, and what happens when"), url_for("panels.show", ref=ref)) if ref else None


def _consents(place: Place) -> Link | None:
    if not asked(place.opportunity.details):
        return None
    return _("Your story, and being recorded: yes or no"), url_for("consents.mine", ref=place.ref)


BESIDE: dict[Shape, Callable[[Place], Link | None]] = {
    Shape.PANEL: _panel,
    Shape.REVIEW: _review,
    Shape.TRAINING: _consents,
}


def beside(place: Place) -> Link | None:
    """For whoever has the place."""
    look = BESIDE.get(place.opportunity.kind.shape)
    return look(place) if look and place.state in HELD else None

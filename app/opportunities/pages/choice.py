"""How places are given, until when one can ask, and how."""

from __future__ import annotations

from typing import Any

from app.core.formatting import clock, day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity
from app.opportunities.pages.kept import kept_briefly, kept_words
from app.opportunities.pages.labels import APPLY_BY
from app.opportunities.states import ORDERED, ApplyBy, Method


def choice_words(opportunity: Opportunity) -> str:
    """One or two sentences."""
    if opportunity.method is Method.FIRST_COME:
        said = _("First come, first served. When all places are taken there is a reserve list.")
        return f"{said} {kept_words(opportunity)}".strip()
    if opportunity.method in ORDERED:
        return " ".join(part for part in (_order_words(opportunity), seed_words(opportunity)) if part)
    said = _("The involvement team chooses. %(rule)s", rule=opportunity.choice_rule).strip()
    if opportunity.selection_on:
        said = f"{said} {_('Talks with people are on %(day)s.', day=day(opportunity.selection_on))}"
    return f"{said} {kept_words(opportunity)}".strip()


def _order_words(opportunity: Opportunity) -> str:
    said = {
        Method.DRAW: _("Fair draw. After the closing date all names are drawn by lot."),
        Method.TURNS: _(
            "Taking turns. After the closing date, those who had fewer turns in the twelve months before it come "
            "first. Equals are drawn by lot."
        ),
    }[opportunity.method]
    even = opportunity.method is Method.DRAW and not opportunity.kept_for_new
    return f"{said} {_('Everybody has the same chance.') if even else kept_words(opportunity)}".strip()


def seed_words(opportunity: Opportunity) -> str:
    """The seed of the draw, which is fixed before the first name is in."""
    return _("The seed of the draw is %(seed)s.", seed=opportunity.seed) if opportunity.seed else ""


WAYS: dict[Method, Any] = {
    Method.FIRST_COME: _l("first come, first served, then the reserve list in order."),
    Method.CHOSEN: _l("the involvement team chooses, by the rule that stands on its page."),
    Method.DRAW: _l("by lot, after the closing date."),
    Method.TURNS: _l("fewer turns in the last twelve months first, then by lot."),
}
WAYS_BRIEFLY: dict[Method, Any] = {
    Method.FIRST_COME: _l("First come, first served."),
    Method.CHOSEN: _l("The team chooses."),
    Method.DRAW: _l("Places are drawn by lot."),
    Method.TURNS: _l("Places go by turns."),
}


def way_words(opportunity: Opportunity) -> str:
    """How places are given, in one line for a message: without the host's own words, which stand on its page."""
    said = str(WAYS[opportunity.method])
    return " ".join(part for part in (said, kept_briefly(opportunity), seed_words(opportunity)) if part)


def way_briefly(opportunity: Opportunity) -> str:
    """The same for a text message."""
    return str(WAYS_BRIEFLY[opportunity.method])


def closes_words(opportunity: Opportunity) -> str:
    """Such as "Friday 4 December 2026, 11:59pm UK time", or that there is no closing date."""
    if opportunity.closes_at is None:
        return _("No closing date")
    return _("%(day)s, %(time)s UK time", day=day(opportunity.closes_at), time=clock(opportunity.closes_at))


def apply_words(opportunity: Opportunity) -> list[str]:
    """The ways to put one's name down, then the note."""
    said = [str(APPLY_BY[way]) for way in ApplyBy if way.value in opportunity.apply_by]
    return [*said, opportunity.apply_note] if opportunity.apply_note else said

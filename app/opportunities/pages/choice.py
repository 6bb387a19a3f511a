"""How places are given, until when one can ask, and how."""

from __future__ import annotations

from app.core.formatting import clock, day
from app.core.i18n import gettext as _
from app.opportunities.models import Opportunity
from app.opportunities.pages.labels import APPLY_BY
from app.opportunities.states import ApplyBy, Method


def choice_words(opportunity: Opportunity) -> str:
    """One or two sentences."""
    if opportunity.method is Method.FIRST_COME:
        return _("First come, first served. When all places are taken there is a reserve list.")
    said = _("The involvement team chooses. %(rule)s", rule=opportunity.choice_rule).strip()
    if opportunity.selection_on:
        said = f"{said} {_('Talks with people are on %(day)s.', day=day(opportunity.selection_on))}"
    return said


def closes_words(opportunity: Opportunity) -> str:
    """Such as "Friday 4 December 2026, 11:59pm UK time", or that there is no closing date."""
    if opportunity.closes_at is None:
        return _("No closing date")
    return _("%(day)s, %(time)s UK time", day=day(opportunity.closes_at), time=clock(opportunity.closes_at))


def apply_words(opportunity: Opportunity) -> list[str]:
    """The ways to put one's name down, then the note."""
    said = [str(APPLY_BY[way]) for way in ApplyBy if way.value in opportunity.apply_by]
    return [*said, opportunity.apply_note] if opportunity.apply_note else said

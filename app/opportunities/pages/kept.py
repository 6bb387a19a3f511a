"""Places kept for people who are new to a kind of opportunity: what is said of it."""

from __future__ import annotations

from app.core.formatting import clock, day
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.opportunities.models import Opportunity
from app.opportunities.states import ORDERED


def kept_words(opportunity: Opportunity) -> str:
    """What is promised, in one or two sentences; empty where nothing is kept."""
    number = opportunity.kept_for_new
    if not number:
        return ""
    said = ngettext(
        "%(num)d place is kept for somebody new to this kind of opportunity.",
        "%(num)d places are kept for people new to this kind of opportunity.",
        number,
    )
    if opportunity.method in ORDERED or opportunity.kept_until is None:
        return said
    return f"{said} {_('Until %(until)s. After that it is open to everybody.', until=until_words(opportunity))}"


def kept_briefly(opportunity: Opportunity) -> str:
    """The same for a line of a message."""
    number = opportunity.kept_for_new
    if not number:
        return ""
    if opportunity.method in ORDERED or opportunity.kept_until is None:
        return ngettext(
            "%(num)d place is kept for somebody new.", "%(num)d places are kept for people new to it.", number
        )
    until = until_words(opportunity)
    return ngettext(
        "%(num)d place is kept for somebody new until %(until)s.",
        "%(num)d places are kept for people new to it until %(until)s.",
        number,
        until=until,
    )


def until_words(opportunity: Opportunity) -> str:
    """Such as "Friday 4 December 2026, 5pm UK time"."""
    assert opportunity.kept_until is not None
    return _("%(day)s, %(time)s UK time", day=day(opportunity.kept_until), time=clock(opportunity.kept_until))

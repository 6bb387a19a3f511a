"""Where it is. The exact place of some is told only to people who have one; a join link always."""

from __future__ import annotations

from app.core.i18n import gettext as _
from app.opportunities.models import Opportunity, Session
from app.opportunities.pages.labels import FORMATS
from app.opportunities.states import Format, VenueShown

PLACELESS = frozenset({Format.ONLINE, Format.PHONE, Format.POST})


def where_words(opportunity: Opportunity, has_place: bool = False) -> str:  # noqa: FBT001, FBT002
    """One line. `has_place` says whether the reader has a confirmed place."""
    if opportunity.format in PLACELESS:
        return str(FORMATS[opportunity.format])
    place = _place(opportunity, opportunity.venue, has_place=has_place)
    if opportunity.format is Format.MIXED:
        return _("In person or online: %(place)s", place=place)
    return place


def session_where_words(session: Session, has_place: bool = False) -> str:  # noqa: FBT001, FBT002
    """Where one session is: its own place if it has one, else that of the opportunity."""
    if not session.venue:
        return where_words(session.opportunity, has_place)
    return _place(session.opportunity, session.venue, has_place=has_place)


def area_words(opportunity: Opportunity) -> str:
    """For a card: the area rather than an address."""
    if opportunity.format in PLACELESS:
        return str(FORMATS[opportunity.format])
    hidden = opportunity.venue_shown is VenueShown.WITH_PLACE
    first_line = "" if hidden else opportunity.venue.split("\n", 1)[0]
    place = opportunity.venue_area or first_line
    said = str(FORMATS[opportunity.format])
    return _("%(said)s: %(place)s", said=said, place=place) if place else said


def _place(opportunity: Opportunity, venue: str, *, has_place: bool) -> str:
    on_one_line = ", ".join(line.strip(" ,") for line in venue.splitlines() if line.strip(" ,"))
    if opportunity.venue_shown is VenueShown.ALWAYS or has_place:
        return on_one_line or opportunity.venue_area or _("The place is not set yet")
    told = _("we tell you the exact place when you have a place")
    return f"{opportunity.venue_area}: {told}" if opportunity.venue_area else told[:1].upper() + told[1:]

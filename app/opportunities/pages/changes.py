"""Old and new of a change, for the page that shows what it sends."""

from __future__ import annotations

from datetime import datetime

from app.core.formatting import span
from app.core.i18n import gettext as _
from app.core.preview import Change
from app.opportunities.models import Opportunity, Session
from app.opportunities.pages.decide import Decision
from app.opportunities.pages.where import session_where_words


def moved(
    decision: Decision, session: Session, starts_at: datetime, ends_at: datetime, *, venue: str, why: str
) -> Change:
    """Only what is another now; where nothing is, the time as it stays."""
    before, now = span(session.starts_at, session.ends_at), span(starts_at, ends_at)
    facts = [(_("Time before"), before), (_("Time now"), now)] if before != now else [(_("Time"), now)]
    if session.venue != venue:
        there = session_where_words(session, has_place=True)
        facts += [(_("Place before"), there), (_("Place now"), venue or session.opportunity.venue or _("None"))]
    return _change(decision, facts, why)


def place(decision: Decision, opportunity: Opportunity, venue: str, link: str | None, why: str) -> Change:
    facts = [(_("Place before"), opportunity.venue or _("None")), (_("Place now"), venue or _("None"))]
    if (opportunity.join_link or link) and opportunity.join_link != link:
        facts += [(_("Link before"), opportunity.join_link or _("None")), (_("Link now"), link or _("None"))]
    return _change(decision, facts, why)


def called_off(decision: Decision, what: str, why: str) -> Change:
    return _change(decision, [(_("Cancelled"), what)], why)


def person(decision: Decision, before: str, after: str, why: str) -> Change:
    return _change(decision, [(_("Before"), before or _("Nobody")), (_("Now"), after or _("Nobody"))], why)


def _change(decision: Decision, facts: list[tuple[str, str]], why: str) -> Change:
    return Change(decision.title, [*facts, (_("Reason"), why)], decision.send, decision.variant)

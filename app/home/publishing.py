"""What others may show of the public opportunities: JSON, entries of a feed, and marks that search engines read.

Whoever asks is a stranger: the public ones alone, and nothing of a person, not even whom to ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import current_app
from flask_login import AnonymousUserMixin

from app.core import db
from app.core.atom import Entry
from app.core.clock import LONDON
from app.core.i18n import gettext as _
from app.opportunities import pages, queries
from app.opportunities.models import Opportunity, Session
from app.opportunities.rules import times
from app.opportunities.states import Format, VenueShown, Visibility
from app.recognition.pages import payment

MOST = 500
FRAMED, IN_FEED = 50, 100  # how many stand on the page for other sites, and in the feed
ATTENDANCE = {Format.ONLINE: "Online", Format.PHONE: "Online", Format.POST: "Online", Format.MIXED: "Mixed"}


def public(most: int = MOST) -> Sequence[Opportunity]:
    """The nearest first; the same few statements, however many there are."""
    wanted = queries.open_for(AnonymousUserMixin()).options(*queries.card_options())
    return db.session().scalars(wanted.limit(most)).unique().all()


def address(row: Opportunity) -> str:
    return f"{current_app.config['BASE_URL']}/opportunities/{row.ref}"


def as_json(row: Opportunity) -> dict[str, Any]:
    """One of them for other systems; times in ISO with zone."""
    return {
        "ref": row.ref,
        "title": row.title,
        "kind": row.kind_code,
        "summary": row.summary,
        "may_change": row.may_change,
        "format": row.format.value,
        "where": pages.where_words(row, has_place=False),
        "payment": payment(row),
        "sessions": [
            {"starts_at": each.starts_at.isoformat(), "ends_at": each.ends_at.isoformat()}
            for each in times.planned(row.sessions)
        ],
        "closes_at": row.closes_at.isoformat() if row.closes_at else None,
        "outcome_by": row.promised_on.isoformat() if row.promised_on else None,
        "url": f"/opportunities/{row.ref}",
        "address": address(row),
    }


def entry(row: Opportunity) -> Entry:
    facts = (
        (_("When"), pages.when_words(row)),
        (_("Where"), pages.where_words(row, has_place=False)),
        (_("Payment"), payment(row)),
    )
    lines = [f"{label}: {words}" for label, words in facts if words]
    return Entry(
        f"/opportunities/{row.ref}", row.title, "\n".join([row.summary, *lines]).strip(),
        row.published_at or row.created_at, row.kind.name,
    )  # fmt: skip


def marks(row: Opportunity) -> list[dict[str, Any]]:
    """The planned sessions of a public one as events of schema.org; nothing for any other, and for work on any day."""
    if row.visibility is not Visibility.PUBLIC:
        return []
    return [_event(row, session) for session in times.planned(row.sessions)]  # type: ignore[arg-type]


def _event(row: Opportunity, session: Session) -> dict[str, Any]:
    online = ATTENDANCE.get(row.format, "Offline")
    where = {"@type": "VirtualLocation", "url": address(row)} if online == "Online" else _place(row)
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": row.title,
        "description": row.summary,
        "startDate": session.starts_at.astimezone(LONDON).isoformat(),
        "endDate": session.ends_at.astimezone(LONDON).isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": f"https://schema.org/{online}EventAttendanceMode",
        "location": where,
        "organizer": {"@type": "Organization", "name": current_app.config["ORGANISATION_NAME"]},
        "isAccessibleForFree": True,
        "url": address(row),
    }


def _place(row: Opportunity) -> dict[str, str]:
    """The area alone, where the place is told to those who have one in it."""
    told = row.venue if row.venue_shown is VenueShown.ALWAYS else row.venue_area
    words = ", ".join(told.split("\n")) or current_app.config["ORGANISATION_NAME"]
    return {"@type": "Place", "name": words, "address": words}

"""What an opportunity is, in one set of words for cards, details, sign-up and one's own places."""

from __future__ import annotations

from flask import Flask

from app.core.formatting import clock
from app.core.i18n import gettext as _
from app.opportunities import details, pages
from app.opportunities.models import Opportunity, Session
from app.opportunities.pages import levels
from app.opportunities.pages.when import planned
from app.recognition.pages import payment
from app.signups.models import Place
from app.signups.states import PlaceState


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        described=described,
        asks_of_you=asks_of_you,
        every_session=every_session,
        details_for_all=lambda opportunity: details.said(opportunity, details.Seen.EVERYBODY),
        money_rows=pages.money_rows,
        level_of=levels.chosen,
        details_with_place=lambda opportunity: details.said(opportunity, details.Seen.PLACE),
    )


def described(opportunity: Opportunity, has_place: bool = False, place: Place | None = None) -> list[tuple[str, str]]:  # noqa: FBT001, FBT002
    """What, when, where, payment and how chosen, as (label, words). A place for one session names that one only."""
    there = [place.session] if place and place.session else planned(opportunity)
    return [
        (_("What"), opportunity.kind.name),
        (_("When"), _session(there[0], has_place=has_place) if len(there) == 1 else pages.when_words(opportunity)),
        (_("Where"), pages.where_words(opportunity, has_place=has_place)),
        (_("Payment"), payment(opportunity)),
        (_("How places are chosen"), pages.choice_words(opportunity)),
    ]


def asks_of_you(opportunity: Opportunity, place: Place | None = None) -> list[tuple[str, str]]:
    """How much time it takes, with preparation, and for which of its sessions a place is, as (label, words)."""
    one = place is not None and place.session is not None
    return [
        (_("How long"), pages.length_words(opportunity)),
        (_("A place is for"), "" if one else pages.attendance_words(opportunity)),
    ]


def every_session(opportunity: Opportunity, place: Place | None = None) -> list[str]:
    """The day and time of each of several sessions; nothing where one line says it all."""
    if place is not None and place.session:
        return []
    sessions, has_place = planned(opportunity), place is not None and place.state is PlaceState.CONFIRMED
    return [_session(session, has_place=has_place) for session in sessions] if len(sessions) > 1 else []


def _session(session: Session, *, has_place: bool) -> str:
    """When it is, and for whoever has a place when people are met before it."""
    before = details.pre_meet_at(session.opportunity, session.starts_at) if has_place else None
    when = pages.session_words(session)
    return _("%(when)s. We meet before it: %(time)s", when=when, time=clock(before)) if before else when

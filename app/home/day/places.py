"""Opportunities that wait to be approved, and people who wait to be chosen."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import case, func, or_, select

from app.core import formatting
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.opportunities.models import Opportunity, OpportunityMove
from app.opportunities.states import LIVE, ORDERED, OpportunityState
from app.signups.cover import queries as cover
from app.signups.models import Attending, Place
from app.signups.states import PlaceState

S = OpportunityState


def to_approve(_viewer: Viewer) -> Iterator[Need]:
    sent_in = func.max(OpportunityMove.at, type_=OpportunityMove.at.type)
    wanted = (
        select(Opportunity.ref, Opportunity.title)
        .join(OpportunityMove, OpportunityMove.opportunity_id == Opportunity.id)
        .where(Opportunity.state == S.SUBMITTED, OpportunityMove.after == S.SUBMITTED.value)
        .group_by(Opportunity.id)
    )
    for row in oldest(wanted, sent_in):
        yield Need(row.since, _("Approve or send back: %(title)s", title=row.title), _opportunity(row.ref))


def to_choose(viewer: Viewer) -> Iterator[Need]:
    """Names that nobody has decided about, once no closing date lies ahead."""
    first_asked = func.min(Place.asked_at, type_=Place.asked_at.type)
    since = case((Opportunity.closes_at <= viewer.now, Opportunity.closes_at), else_=first_asked)
    decided_now = or_(
        Opportunity.closes_at.is_(None), Opportunity.closes_at <= viewer.now, Opportunity.state.in_((S.CLOSED, S.DONE))
    )
    by_hand = or_(Opportunity.method.not_in(ORDERED), Opportunity.closes_at <= viewer.now)  # else time decides
    wanted = (
        select(Opportunity.ref, Opportunity.title, func.count(Place.id).label("names"))
        .join(Place, Place.opportunity_id == Opportunity.id)
        .where(Place.state == PlaceState.INTERESTED, decided_now, by_hand)
        .group_by(Opportunity.id)
    )
    for row in oldest(wanted, since):
        names = formatting.people(row.names)
        said = _("Choose who comes, %(people)s asked: %(title)s", people=names, title=row.title)
        yield Need(row.since, said, url_for("places.team_places", ref=row.ref))


def to_ask_next(_viewer: Viewer) -> Iterator[Need]:
    """Many places are free at once, and people wait for them: they are asked when somebody says so."""
    wanted = select(Opportunity.ref, Opportunity.title).where(
        Opportunity.asks_held_at.is_not(None), Opportunity.state.in_(LIVE)
    )
    for row in oldest(wanted, Opportunity.asks_held_at):
        said = _("Ask the next people on the list: %(title)s", title=row.title)
        yield Need(row.since, said, url_for("places.team_places", ref=row.ref))


def days_without_somebody(viewer: Viewer) -> Iterator[Need]:
    """Of a series: somebody cannot come on one day, nobody stands in, and nobody has been asked lately."""
    for row in oldest(cover.not_that_day(viewer.now), Attending.answered_at):
        day = formatting.short_day(row.starts_at)
        said = _("%(name)s cannot come on %(day)s. Do you want cover for that day? %(title)s",
                 name=row.Person.name, day=day, title=row.title)  # fmt: skip
        unit = f"{row.seat_id}-{row.session_id}"
        yield Need(row.since, said, url_for("cover.find", ref=row.ref, unit=unit))


def _opportunity(ref: str) -> str:
    return url_for("opportunities.team_show", ref=ref)

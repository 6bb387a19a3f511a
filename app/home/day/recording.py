"""What is over and not written down yet, and payments that somebody has to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import url_for
from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload

from app.core import formatting
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import SessionState
from app.recognition.finance.models import PayableLine
from app.recognition.finance.queries import rejected
from app.recognition.models import Certificate, Contribution, Missed
from app.signups.models import Place
from app.signups.states import PlaceState


def sessions_to_record(viewer: Viewer) -> Iterator[Need]:
    wanted = (
        select(Session.ref, Opportunity.title)
        .join(Session.opportunity)
        .where(Session.state == SessionState.PLANNED, Session.ends_at <= viewer.now, _unsaid())
    )
    for row in oldest(wanted, Session.ends_at):
        day = formatting.short_day(row.since)
        said = _("Say who took part on %(day)s: %(title)s", day=day, title=row.title)
        yield Need(row.since, said, url_for("recognition.team_attendance", ref=row.ref))


def _unsaid() -> Any:
    """Of a session: somebody had a place in it, and nobody has said yet whether they took part."""
    covers = or_(Place.session_id == Session.id, Place.session_id.is_(None))
    of_it = (Contribution.place_id == Place.id, Contribution.session_id == Session.id, Contribution.current)
    missed = (Missed.place_id == Place.id, Missed.session_id == Session.id)
    return exists().where(
        Place.opportunity_id == Session.opportunity_id,
        covers,
        Place.state.in_((PlaceState.CONFIRMED, PlaceState.TOOK_PART)),
        ~exists().where(*of_it),
        ~exists().where(*missed),
    )


def work_to_record(viewer: Viewer) -> Iterator[Need]:
    """Work with a due day and no session."""
    has_sessions = exists().where(Session.opportunity_id == Opportunity.id)
    confirmed = exists().where(Place.opportunity_id == Opportunity.id, Place.state == PlaceState.CONFIRMED)
    over = Opportunity.first_starts_at <= viewer.now
    wanted = select(Opportunity.ref, Opportunity.title).where(over, confirmed, ~has_sessions)
    for row in oldest(wanted, Opportunity.first_starts_at):
        said = _("Say who took part: %(title)s", title=row.title)
        yield Need(row.since, said, url_for("recognition.team_work", ref=row.ref))


def payments_to_decide(_viewer: Viewer) -> Iterator[Need]:
    what = joinedload(Place.person), joinedload(Place.opportunity).load_only(Opportunity.title)
    wanted = (
        select(Place, Certificate.code)
        .join(Contribution, Contribution.place_id == Place.id)
        .join(Certificate, Certificate.contribution_id == Contribution.id)
        .where(Contribution.current, Contribution.pence.is_(None))
        .options(*what)
    )
    for row in oldest(wanted, Contribution.recorded_at):
        who, title = row.Place.person.name, row.Place.opportunity.title
        said = _("Decide the payment for %(name)s: %(title)s", name=who, title=title)
        yield Need(row.since, said, url_for("recognition.decide", code=row.code))


def payments_that_did_not_arrive(_viewer: Viewer) -> Iterator[Need]:
    for row in oldest(rejected().order_by(None), PayableLine.answered_at, PayableLine.id):
        said = _("Put right a payment that did not arrive: %(name)s", name=row.PayableLine.person.name)
        yield Need(row.since, said, url_for("finance.rejected"))

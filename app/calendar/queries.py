"""Reads about invitations and the places they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.calendar.models import Invitation
from app.core import db
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import OpportunityState
from app.signups.models import Place, PlaceMove
from app.signups.states import LIVE, PlaceState

WITH_WHAT = (
    joinedload(Place.person),
    joinedload(Place.session),
    joinedload(Place.opportunity).joinedload(Opportunity.kind),
    joinedload(Place.opportunity).selectinload(Opportunity.sessions),
)


def place(place_id: int) -> Place:
    """With all that is told of it; what the verb before has at hand is not asked for again."""
    return db.session().get_one(Place, place_id, options=WITH_WHAT)


def place_or_none(place_id: int) -> Place | None:
    return db.session().scalars(select(Place).where(Place.id == place_id).options(*WITH_WHAT)).unique().one_or_none()


def session(session_id: int) -> Session:
    wanted = select(Session).where(Session.id == session_id)
    return db.session().scalars(wanted.options(joinedload(Session.opportunity).joinedload(Opportunity.kind))).one()


def held(opportunity_id: int) -> Sequence[Place]:
    """Every confirmed place of an opportunity."""
    wanted = select(Place).where(Place.opportunity_id == opportunity_id, Place.state == PlaceState.CONFIRMED)
    return db.session().scalars(wanted.options(*WITH_WHAT).order_by(Place.id)).unique().all()


def whole_places(opportunity_id: int) -> Sequence[Place]:
    """The places that are for every session."""
    wanted = select(Place).where(
        Place.opportunity_id == opportunity_id, Place.session_id.is_(None), Place.state == PlaceState.CONFIRMED
    )
    return db.session().scalars(wanted.options(*WITH_WHAT).order_by(Place.id)).unique().all()


def called_off_with(place: Place, now: datetime) -> Sequence[Place]:
    """This place and what else the same person had or waited for here, gone with the whole and not told of by mail.

    An invitation that went by mail and is still to come is told of apart: each takes its own entry out of the calendar.
    """
    if place.opportunity.state is not OpportunityState.CANCELLED:
        return [place]
    since = place.opportunity.moves[-1].at
    stood = Invitation.cancelled_at.is_(None) | (Invitation.cancelled_at >= since)
    mailed = select(Invitation.place_id).where(Invitation.address != "", stood, Invitation.starts_at > now)
    gone = select(PlaceMove.place_id).where(PlaceMove.after == PlaceState.CANCELLED.value, PlaceMove.at >= since)
    wanted = select(Place).where(
        Place.person_id == place.person_id, Place.opportunity_id == place.opportunity_id,
        Place.id.in_(gone), Place.id.not_in(mailed),
    )  # fmt: skip
    return db.session().scalars(wanted.options(*WITH_WHAT).order_by(Place.id)).unique().all() or [place]


def waiting(of: Session) -> Sequence[Place]:
    """Everybody who waits for this session or has an offer for it."""
    wanted = select(Place).where(
        Place.opportunity_id == of.opportunity_id,
        (Place.session_id == of.id) | Place.session_id.is_(None),
        Place.state.in_(LIVE - {PlaceState.CONFIRMED}),
    )
    return db.session().scalars(wanted.options(*WITH_WHAT).order_by(Place.id)).unique().all()


def live() -> Select[Invitation]:
    """Invitations that stand, with what they are about, oldest first; narrow it and run it."""
    return (
        select(Invitation)
        .where(Invitation.cancelled_at.is_(None))
        .options(
            joinedload(Invitation.person),
            joinedload(Invitation.session),
            joinedload(Invitation.place).joinedload(Place.opportunity).joinedload(Opportunity.kind),
        )
        .order_by(Invitation.starts_at, Invitation.id)
    )


def of_uid(uid: str) -> Invitation | None:
    return db.session().scalars(select(Invitation).where(Invitation.uid == uid)).one_or_none()


def live_of_place(place_id: int) -> Sequence[Invitation]:
    return db.session().scalars(live().where(Invitation.place_id == place_id)).all()

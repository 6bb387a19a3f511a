"""Reads about mails that came in, and what an invitation looks like to the rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import joinedload

from app.calendar.models import Invitation
from app.calendar.replies.models import InboundMail
from app.calendar.replies.rules import KEPT, Known
from app.calendar.replies.states import Outcome, Reason
from app.calendar.states import Answer
from app.core import db
from app.opportunities.models import Session
from app.opportunities.states import SessionState
from app.signups import queries as places
from app.signups import rules
from app.signups.models import Attending, Place
from app.signups.states import Coming, PlaceState


def same(fingerprint: str) -> InboundMail | None:
    """The mail that came before and is the same one."""
    wanted = select(InboundMail).where(InboundMail.fingerprint == fingerprint).order_by(InboundMail.id).limit(1)
    return db.session().scalars(wanted).one_or_none()


def known(invitation: Invitation, now: datetime) -> Known:
    """The invitation with its place and session, for a decision; call with the opportunity's row locked."""
    place, session = invitation.place, invitation.session
    attending = places.attending_of([place.id]).get((place.id, session.id))
    ahead = rules.ahead(place.opportunity, place.session, now)
    live = invitation.cancelled_at is None
    return Known(
        address=invitation.address,
        live=live,
        sequence=invitation.sequence,
        time_sequence=invitation.time_sequence,
        answer_sequence=invitation.answer_sequence,
        answer_dtstamp=invitation.answer_dtstamp,
        standing=_standing(place, attending),
        ahead=session.state is SessionState.PLANNED and session.starts_at > now,
        held=place.state is PlaceState.CONFIRMED,
        on_offer=live and place.state is PlaceState.OFFERED,
        newer=not live and _another(invitation) is not None,
        several=bool(places.other_days(place, [session], ahead)),
        stood_in=places.stood_in_for(place, session),
    )


def _standing(place: Place, attending: Attending | None) -> Answer:
    """What counts now, also where it was said on a page or on the phone since."""
    said = attending.answer if attending else None
    if place.leaving_at is not None or said is Coming.NOT_THAT_DAY:
        return Answer.DECLINED
    if said is Coming.YES:
        return Answer.ACCEPTED
    return Answer.TENTATIVE if said is Coming.PERHAPS else Answer.NEEDS_ACTION


def _another(invitation: Invitation) -> Invitation | None:
    wanted = select(Invitation).where(
        Invitation.person_id == invitation.person_id,
        Invitation.session_id == invitation.session_id,
        Invitation.cancelled_at.is_(None),
    )
    return db.session().scalars(wanted).first()


WITH_WHAT = (
    joinedload(InboundMail.person),
    joinedload(InboundMail.invitation).joinedload(Invitation.place).joinedload(Place.opportunity),
)


def mails(outcome: Outcome | None) -> Select[InboundMail]:
    """Every mail, or those with this outcome; the newest first."""
    wanted = select(InboundMail).options(*WITH_WHAT).order_by(InboundMail.received_at.desc(), InboundMail.id.desc())
    return wanted if outcome is None else wanted.where(InboundMail.outcome == outcome)


def to_read() -> Select[InboundMail]:
    """What a person has to see to, what has waited longest first."""
    wanted = select(InboundMail).where(InboundMail.to_read, InboundMail.handled_at.is_(None)).options(*WITH_WHAT)
    return wanted.order_by(InboundMail.received_at, InboundMail.id)


def other_times(opportunity_id: int) -> Sequence[InboundMail]:
    """Who asks for another time of one of its sessions, and nobody has seen to it; what waits longest first."""
    wanted = to_read().join(Invitation, Invitation.id == InboundMail.invitation_id)
    wanted = wanted.join(Place, Place.id == Invitation.place_id)
    mine = wanted.where(InboundMail.reason == Reason.OTHER_TIME, Place.opportunity_id == opportunity_id)
    return db.session().scalars(mine.options(joinedload(InboundMail.invitation).joinedload(Invitation.session))).all()


def to_clear(now: datetime, limit: int = 200) -> Sequence[InboundMail]:
    """Mails whose time to be kept is over. What a person wrote waits until somebody has read it."""
    unread = and_(InboundMail.outcome == Outcome.WROTE, InboundMail.handled_at.is_(None))
    session_over = and_(Session.ends_at <= now, InboundMail.received_at < Session.ends_at)
    wanted = (
        select(InboundMail)
        .outerjoin(InboundMail.invitation)
        .outerjoin(Session, Session.id == Invitation.session_id)
        .where(
            InboundMail.cleared_at.is_(None),
            or_(InboundMail.received_at <= now - KEPT, session_over),
            ~unread,
        )
    )
    return db.session().scalars(wanted.order_by(InboundMail.id).limit(limit)).all()

"""Reads about invitations and the places they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Executable, Integer, Select, bindparam, cast, null, select, union_all
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.util import identity_key

from app.calendar.models import Invitation
from app.core import db
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import OpportunityState
from app.signups.models import Place, PlaceMove
from app.signups.states import LIVE, PlaceState

SORRY = "place_cancelled"
UNSENT = (MessageState.WAITING, MessageState.TO_CALL)
WITH_WHAT = (
    joinedload(Place.person),
    joinedload(Place.session),
    joinedload(Place.opportunity).joinedload(Opportunity.kind),
    joinedload(Place.opportunity).selectinload(Opportunity.sessions),
)


def place(place_id: int) -> Place:
    """With all that is told of it; what the verb before has at hand is not asked for again."""
    session = db.session()
    if identity_key(Place, place_id) in session.identity_map:
        return session.get_one(Place, place_id, options=WITH_WHAT)
    return session.scalars(_place(), {"id": place_id}).unique().one()


@cache
def _place() -> Select[Place]:
    return select(Place).where(Place.id == bindparam("id")).options(*WITH_WHAT)


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
    """The places that are for every session, with who has them; call with the opportunity in hand."""
    wanted = select(Place).where(
        Place.opportunity_id == opportunity_id, Place.session_id.is_(None), Place.state == PlaceState.CONFIRMED
    )
    return db.session().scalars(wanted.options(joinedload(Place.person)).order_by(Place.id)).all()


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


@cache
def _known() -> Executable:
    columns = (Invitation.person_id, Invitation.session_id, Invitation.cancelled_at)
    of = [Invitation.person_id.in_(bindparam("people")), Invitation.session_id.in_(bindparam("sessions"))]
    return select(*columns).where(*of)


def known(people: Sequence[int], sessions: Sequence[int]) -> dict[tuple[int, int], bool]:
    """By person and session, where there ever was an invitation: whether one stands."""
    rows = db.rows(_known(), {"people": people, "sessions": sessions})
    return _stands((row.person_id, row.session_id, row.cancelled_at) for row in rows)


def _stands(invited: Iterable[tuple[int, int, datetime | None]]) -> dict[tuple[int, int], bool]:
    found: dict[tuple[int, int], bool] = {}
    for person_id, session_id, cancelled_at in invited:
        key = (person_id, session_id)
        found[key] = found.get(key, False) or cancelled_at is None
    return found


@cache
def _before() -> Executable:
    sessions = Invitation.session_id.in_(bindparam("sessions", expanding=True))
    invited = select(Invitation.session_id, Invitation.cancelled_at, cast(null(), Integer).label("earlier"))
    earlier = select(cast(null(), Integer), cast(null(), db.UTCTime()), Place.id).where(
        Place.person_id == bindparam("person"), Place.opportunity_id == bindparam("opportunity"),
        Place.session_id.is_not_distinct_from(bindparam("session")), Place.id != bindparam("place"),
    )  # fmt: skip
    return union_all(invited.where(Invitation.person_id == bindparam("person"), sessions), earlier)


def before(place: Place, sessions: Sequence[int]) -> tuple[dict[tuple[int, int], bool], list[int]]:
    """What there was of them before: as `known` has it, and their earlier places for the same. One statement."""
    values = {
        "person": place.person_id, "opportunity": place.opportunity_id, "session": place.session_id, "place": place.id,
        "sessions": list(sessions),
    }  # fmt: skip
    rows = db.rows(_before(), values)
    invited = [(place.person_id, row.session_id, row.cancelled_at) for row in rows if row.earlier is None]
    return _stands(invited), [row.earlier for row in rows if row.earlier is not None]


def ended_last(person_id: int, session_id: int) -> Invitation | None:
    """The newest of a person and session; call where none of them lives."""
    theirs = select(Invitation).where(Invitation.person_id == person_id, Invitation.session_id == session_id)
    newest = theirs.order_by(Invitation.id.desc()).limit(1).with_for_update(of=Invitation)
    return db.session().scalars(newest.execution_options(populate_existing=True)).one_or_none()


def cancel_of(invitation: Invitation) -> int | None:
    """The message that took it out of the calendar, and said that the place is gone."""
    wanted = select(OutboxMessage.id).where(
        OutboxMessage.uid == invitation.uid, OutboxMessage.method == "CANCEL", OutboxMessage.name == SORRY,
        OutboxMessage.sequence == invitation.sequence,
    )  # fmt: skip
    return db.session().scalars(wanted).one_or_none()


def sorry_unsent(place: Place, earlier: Sequence[int]) -> Sequence[int]:
    """Messages in words alone that one of these earlier places of this person is gone, and that nobody was sent."""
    if not earlier:
        return []
    about = [f"place:{number}" for number in earlier]
    wanted = select(OutboxMessage.id).where(
        OutboxMessage.about.in_(about), OutboxMessage.name == SORRY, OutboxMessage.uid.is_(None),
        OutboxMessage.person_id == place.person_id, OutboxMessage.state.in_(UNSENT),
    )  # fmt: skip
    return db.session().scalars(wanted).all()


def of_uid(uid: str) -> Invitation | None:
    return db.session().scalars(select(Invitation).where(Invitation.uid == uid)).one_or_none()


def live_of_place(place_id: int) -> Sequence[Invitation]:
    return db.session().scalars(live().where(Invitation.place_id == place_id)).all()

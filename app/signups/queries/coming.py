"""Reads about who still comes, and whom to remind or ring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select

from app.core import db
from app.core.waking import is_waking
from app.opportunities.models import Session
from app.opportunities.states import SessionState
from app.signups.models import Attending, Place, PlaceMove
from app.signups.rules.reminders import latest, reminder_due
from app.signups.states import Coming, PlaceState

EARLIEST = timedelta(days=7, hours=1)  # seven days on London clocks, also across the night that has an hour more


def attending_of(place_ids: Iterable[int]) -> dict[tuple[int, int], Attending]:
    """What was asked and said, by place and session."""
    rows = db.session().scalars(select(Attending).where(Attending.place_id.in_(list(place_ids))))
    return {(row.place_id, row.session_id): row for row in rows}


def other_days(place: Place, but: Sequence[Session], ahead: Sequence[Session]) -> list[Session]:
    """The sessions to come of a place, `but` for these, that its holder has not said no to."""
    answers, left_out = attending_of([place.id]), {each.id for each in but}
    rows = ((each, answers.get((place.id, each.id))) for each in ahead if each.id not in left_out)
    return [each for each, row in rows if row is None or row.answer is not Coming.NOT_THAT_DAY]


def last_no(place: Place, ahead: Sequence[Session]) -> list[Session]:
    """The sessions to come that a yes brings back: those that they said no to last, in one answer."""
    if len(ahead) == 1:
        return list(ahead)
    answers = attending_of([place.id])
    rows = [(each, answers.get((place.id, each.id))) for each in ahead]
    no = [
        (row.answered_at, each) for each, row in rows if row and row.answered_at and row.answer is Coming.NOT_THAT_DAY
    ]
    last = max((at for at, _each in no), default=None)
    return [each for at, each in no if at == last]


def leaving_due(now: datetime, limit: int = 200) -> list[int]:
    """Places of those who said that they cannot come, and whose time to change their mind is over."""
    wanted = select(Place.id).where(Place.state == PlaceState.CONFIRMED, Place.leaving_at <= now)
    return list(db.session().scalars(wanted.order_by(Place.leaving_at, Place.id).limit(limit)))


def confirmed_for(session: Session) -> Sequence[Place]:
    """Everyone whose confirmed place covers this session."""
    wanted = select(Place).where(
        Place.opportunity_id == session.opportunity_id,
        (Place.session_id == session.id) | Place.session_id.is_(None),
        Place.state == PlaceState.CONFIRMED,
    )
    return db.session().scalars(wanted.order_by(Place.id)).all()


def reminders_due(now: datetime, limit: int = 200) -> list[tuple[int, int]]:
    """(place, session) of those with a place whom a reminder should reach now."""
    if not is_waking(now):
        return []
    confirmed_at = select(func.max(PlaceMove.at)).where(
        PlaceMove.place_id == Place.id, PlaceMove.after == PlaceState.CONFIRMED.value
    )
    covers = or_(
        Place.session_id == Session.id,
        and_(Place.session_id.is_(None), Place.opportunity_id == Session.opportunity_id),
    )
    row_of = and_(Attending.place_id == Place.id, Attending.session_id == Session.id)
    wanted = (
        select(Place.id, Session.id, Session.starts_at, confirmed_at.scalar_subquery(), Place.asked_at, Attending)
        .select_from(Session)
        .join(Place, covers)
        .outerjoin(Attending, row_of)
        .where(
            Session.state == SessionState.PLANNED,
            Session.starts_at > now,
            Session.starts_at <= now + EARLIEST,
            Place.state == PlaceState.CONFIRMED,
            Place.leaving_at.is_(None),
        )
        .order_by(Session.starts_at, Place.id)
    )
    due = []
    for place_id, session_id, starts_at, confirmed, asked, row in db.session().execute(wanted):
        told = [confirmed, asked, row.told_at if row else None]
        said_no = row is not None and row.answer is Coming.NOT_THAT_DAY
        kind = reminder_due(
            starts_at, now, since=latest(told), reminded=row.reminded if row else None,
            reminded_for=row.reminded_for if row else None,
        )  # fmt: skip
        if kind and not said_no:
            due.append((place_id, session_id))
    return due[:limit]


def calls_due(now: datetime, limit: int = 200) -> list[tuple[int, int]]:
    """(place, session) of those who were asked for a new yes, have not answered, and whose session is near."""
    wanted = select(Attending.place_id, Attending.session_id).where(Attending.call_at <= now)
    rows = db.session().execute(wanted.order_by(Attending.call_at, Attending.id).limit(limit))
    return [(place_id, session_id) for place_id, session_id in rows]

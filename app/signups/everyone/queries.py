"""Reads about messages to everybody: whom one would go to, and what went out before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Executable, bindparam, func, or_, select
from sqlalchemy.orm import joinedload

from app.core import clock, db
from app.core.clock import LONDON
from app.opportunities.models import Opportunity
from app.people.models import Person
from app.signups.everyone.models import EveryoneMessage, EveryoneMessageTo
from app.signups.everyone.states import Subject, Whom
from app.signups.models import Attending, Place
from app.signups.states import HELD, Coming, PlaceState

SHOWN_TO_PERSON = 10


def recipients(opportunity_id: int, session_id: int | None, whom: Whom) -> list[int]:
    """Each person once, by id. Of a session: who holds a place for it or for the whole, and comes that day.

    Nobody who has died is among them.
    """
    states = HELD | ({PlaceState.RESERVE} if whom is Whom.RESERVE_TOO else set())
    wanted = (
        select(Place.person_id)
        .join(Person, Person.id == Place.person_id)
        .where(Place.opportunity_id == opportunity_id, Place.state.in_(states), Person.silent_since.is_(None))
    )
    if session_id is not None:
        said_no = select(Attending.id).where(
            Attending.place_id == Place.id, Attending.session_id == session_id,
            Attending.answer == Coming.NOT_THAT_DAY,
        )  # fmt: skip
        mine = or_(Place.session_id == session_id, Place.session_id.is_(None))
        wanted = wanted.where(mine, ~said_no.exists())
    return list(db.session().scalars(wanted.distinct().order_by(Place.person_id)))


def written_today(opportunity_id: int) -> int:
    """How many went out about it since midnight in London."""
    midnight = datetime.combine(clock.today(), time(), LONDON)
    here = EveryoneMessage.opportunity_id == opportunity_id, EveryoneMessage.written_at >= midnight
    return db.session().scalar(select(func.count()).select_from(EveryoneMessage).where(*here)) or 0


def messages_of(opportunity_id: int) -> Sequence[EveryoneMessage]:
    """All that went out about an opportunity, the newest first, with the day and who wrote it."""
    wanted = select(EveryoneMessage).where(EveryoneMessage.opportunity_id == opportunity_id)
    wanted = wanted.options(joinedload(EveryoneMessage.session), joinedload(EveryoneMessage.author))
    return db.session().scalars(wanted.order_by(EveryoneMessage.id.desc())).all()


class Received(NamedTuple):
    """A message as one person has it. `title` is that of the opportunity."""

    subject: Subject
    words: str
    written_at: datetime
    title: str


def received(person_id: int) -> list[Received]:
    """The newest that went to this person; one statement."""
    return [Received(*row) for row in db.rows(_received(), {"person_id": person_id})]


@cache
def _received() -> Executable:
    columns: tuple[Any, ...] = (
        EveryoneMessage.subject, EveryoneMessage.words, EveryoneMessage.written_at, Opportunity.title
    )  # fmt: skip
    return (
        select(*columns)
        .join(EveryoneMessageTo, EveryoneMessageTo.message_id == EveryoneMessage.id)
        .join(Opportunity, Opportunity.id == EveryoneMessage.opportunity_id)
        .where(EveryoneMessageTo.person_id == bindparam("person_id"))
        .order_by(EveryoneMessage.id.desc())
        .limit(SHOWN_TO_PERSON)
    )

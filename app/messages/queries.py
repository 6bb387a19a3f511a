"""Reads about the outbox, one question a function."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased, joinedload

from app.core import db
from app.messages.models import OutboxMessage
from app.messages.rules import OFFERS
from app.messages.states import MessageState
from app.people import search
from app.people.models import Person

TO_DO = frozenset({MessageState.TO_CALL, MessageState.FAILED})


def in_states(
    states: frozenset[MessageState], *, person: str = "", newest_first: bool = False
) -> Select[OutboxMessage]:
    """Messages with the people they are for, not counting the parts of others; what has waited longest comes first.

    `person` is any part of a name, an e-mail address or a number.
    """
    wanted = select(OutboxMessage).where(OutboxMessage.state.in_(states), OutboxMessage.joined_id.is_(None))
    if person.strip():
        found = [Person.sought.contains(needle, autoescape=True) for needle in search.needles(person)]
        wanted = wanted.join(OutboxMessage.person).where(*found)
    order = (OutboxMessage.created_at, OutboxMessage.id)
    turned = tuple(column.desc() for column in order) if newest_first else order
    return wanted.options(joinedload(OutboxMessage.person)).order_by(*turned)


def parts_of(message: OutboxMessage) -> Sequence[OutboxMessage]:
    """What went out as part of this one."""
    parts = select(OutboxMessage).where(OutboxMessage.joined_id == message.id).order_by(OutboxMessage.id)
    return db.session().scalars(parts).all()


def call_waits(person_id: int, about: str) -> bool:
    """Whether the team has a call to this person about this on its list already."""
    waiting = OutboxMessage.person_id == person_id, OutboxMessage.about == about
    found = select(OutboxMessage.id).where(*waiting, OutboxMessage.state == MessageState.TO_CALL)
    return db.session().scalar(found.limit(1)) is not None


def offers_not_sent() -> Sequence[OutboxMessage]:
    """Of each offer the message that tells of it, where that has failed or still waits to be sent."""
    later = aliased(OutboxMessage)
    newer = select(later.id).where(
        later.about == OutboxMessage.about, later.id > OutboxMessage.id, later.name.in_(OFFERS)
    )
    unsent = OutboxMessage.state.in_((MessageState.WAITING, MessageState.FAILED))
    wanted = select(OutboxMessage).where(unsent, OutboxMessage.name.in_(OFFERS), ~newer.exists())
    return db.session().scalars(wanted.order_by(OutboxMessage.id)).all()


def newer_about_entry(message: OutboxMessage) -> bool:
    """Whether a later message about the same calendar entry exists."""
    if message.uid is None:
        return False
    later = select(OutboxMessage.id).where(OutboxMessage.uid == message.uid, OutboxMessage.id > message.id)
    return db.session().scalar(later.limit(1)) is not None

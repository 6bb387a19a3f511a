"""Reads about the outbox, one question a function."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.messages.models import OutboxMessage
from app.messages.states import MessageState

TO_DO = frozenset({MessageState.TO_CALL, MessageState.FAILED})


def in_states(states: frozenset[MessageState]) -> Select[OutboxMessage]:
    """Messages with the people they are for; what has waited longest comes first."""
    wanted = select(OutboxMessage).where(OutboxMessage.state.in_(states)).options(joinedload(OutboxMessage.person))
    return wanted.order_by(OutboxMessage.created_at, OutboxMessage.id)


def to_do_count() -> int:
    """Calls to make and messages that could not be sent."""
    wanted = select(func.count()).select_from(OutboxMessage).where(OutboxMessage.state.in_(TO_DO))
    return db.session().scalar(wanted) or 0


def overdue_since(now: datetime) -> datetime | None:
    """When the message was due that has been due longest, or nothing: what `doctor` looks at."""
    wanted = select(func.min(OutboxMessage.due_at)).where(
        OutboxMessage.state == MessageState.WAITING, OutboxMessage.due_at <= now
    )
    return db.session().scalar(wanted)


def of_person(person_id: int) -> Select[OutboxMessage]:
    """Everything one person was told, the newest first."""
    wanted = select(OutboxMessage).where(OutboxMessage.person_id == person_id)
    return wanted.order_by(OutboxMessage.created_at.desc(), OutboxMessage.id.desc())


def newer_about_entry(message: OutboxMessage) -> bool:
    """Whether a later message about the same calendar entry exists."""
    if message.uid is None:
        return False
    later = select(OutboxMessage.id).where(OutboxMessage.uid == message.uid, OutboxMessage.id > message.id)
    return db.session().scalar(later.limit(1)) is not None

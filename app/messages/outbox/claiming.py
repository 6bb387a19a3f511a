"""Taking up what is due: one worker at a time holds a message, by a lease."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased

from app.core import db
from app.core.waking import is_waking
from app.messages.models import OutboxMessage
from app.messages.outbox.names import ACCOUNT, BY_DAY
from app.messages.outbox.settling import refused
from app.messages.rules import LEASE, MOST_ATTEMPTS
from app.messages.states import MessageState
from app.people.models import Channel


def take(now: datetime, most: int = 1) -> list[OutboxMessage]:
    """The next few messages that are due, locked for this transaction; to be leased."""
    found = db.session().scalars(due(now).limit(most).with_for_update(of=OutboxMessage, skip_locked=True)).all()
    for row in found:
        if row.attempts >= MOST_ATTEMPTS:  # every worker that took it up died: it may be the message's own fault
            refused(row, row.error or "the worker stopped each time it tried to send this")
    return [row for row in found if row.attempts < MOST_ATTEMPTS]


def lease(rows: Sequence[OutboxMessage], now: datetime) -> list[OutboxMessage]:
    """The holder's own copies, which know which claim they are."""
    for row in rows:
        row.attempts += 1
        row.leased_until = now + LEASE
        if row.method == "CANCEL" and not _may_have_arrived(row):
            row.calendar = None  # nothing stands in their calendar: the words alone go out
    db.session().flush()
    for row in rows:
        db.session().expunge(row)
    return list(rows)


def wait_until(row: OutboxMessage, moment: datetime) -> None:
    row.due_at = moment


def is_joined(row: OutboxMessage) -> bool:
    """Whether another one of the same handful has taken it along."""
    return row.state is not MessageState.WAITING


def due(now: datetime) -> Select[OutboxMessage]:
    """The query for the next messages to send, in order."""
    return sendable(now).where(OutboxMessage.due_at <= now).order_by(OutboxMessage.due_at, OutboxMessage.id)


def sendable(now: datetime) -> Select[OutboxMessage]:
    """What waits, at this hour, and nobody holds; about a calendar entry it waits for all before it about the same."""
    earlier = aliased(OutboxMessage)
    before = select(earlier.id).where(
        earlier.uid == OutboxMessage.uid, earlier.id < OutboxMessage.id, earlier.state == MessageState.WAITING
    )
    return select(OutboxMessage).where(
        *(() if is_waking(now) else (_may_go_at_night(),)),
        OutboxMessage.state == MessageState.WAITING,
        or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until <= now),
        ~before.exists(),
    )


def _may_go_at_night() -> ColumnElement[bool]:
    """A text rings on the bedside table, and what nobody asked for at that moment can wait."""
    quiet = OutboxMessage.name.not_in(BY_DAY) & (OutboxMessage.channel != Channel.TEXT)
    return OutboxMessage.name.in_(ACCOUNT) | quiet


def _may_have_arrived(row: OutboxMessage) -> bool:
    """Whether any earlier message about this calendar entry was sent, or was tried and nobody knows."""
    earlier = select(OutboxMessage.id).where(OutboxMessage.uid == row.uid, OutboxMessage.id < row.id)
    dropped_unseen = (OutboxMessage.state == MessageState.DROPPED) & (OutboxMessage.attempts <= 1)
    return db.session().scalar(earlier.where(~dropped_unseen).limit(1)) is not None

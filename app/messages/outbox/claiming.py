"""Taking up what is due: one worker at a time holds a message, by a lease."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, or_, select, update
from sqlalchemy.orm import aliased

from app.core import db
from app.core.waking import is_waking
from app.messages.models import OutboxMessage
from app.messages.outbox.names import ACCOUNT, BY_DAY
from app.messages.outbox.settling import UNSEEN, refused
from app.messages.rules import LEASE, MOST_ATTEMPTS
from app.messages.states import MessageState
from app.people.models import Channel

Moment = datetime | BindParameter[datetime]
NOW = bindparam("now", type_=db.UTCTime())


def is_any_due(now: datetime) -> bool:
    """Looking takes no lock: a quiet outbox disturbs nobody."""
    return db.session().scalar(_any_due(waking=is_waking(now)), {"now": now}) is not None


def take(now: datetime, most: int = 1) -> list[OutboxMessage]:
    """The next few messages that are due, locked for this transaction; to be leased."""
    found = db.session().scalars(_next_due(waking=is_waking(now)), {"now": now, "most": most}).all()
    for row in found:
        if row.attempts >= MOST_ATTEMPTS:  # every worker that took it up died: it may be the message's own fault
            refused(row, row.error or "the worker stopped each time it tried to send this")
    return [row for row in found if row.attempts < MOST_ATTEMPTS]


def lease(rows: Sequence[OutboxMessage], now: datetime) -> list[OutboxMessage]:
    """The holder's own copies, which know which claim they are. One statement for all of them."""
    session, until = db.session(), now + LEASE
    for row in rows:
        if row.method == "CANCEL" and not _may_have_arrived(row):
            row.calendar = None  # nothing stands in their calendar: the words alone go out
    session.flush()
    mine = update(OutboxMessage).where(db.among(OutboxMessage.id, [row.id for row in rows]))
    held = mine.values({"attempts": OutboxMessage.attempts + 1, "leased_until": until})
    session.execute(held, execution_options=UNSEEN)
    for row in rows:
        session.expunge(row)
        row.attempts, row.leased_until = row.attempts + 1, until
    return list(rows)


def wait_until(row: OutboxMessage, moment: datetime) -> None:
    row.due_at = moment


def is_joined(row: OutboxMessage) -> bool:
    """Whether another one of the same handful has taken it along."""
    return row.state is not MessageState.WAITING


def due(now: datetime) -> Select[OutboxMessage]:
    """The query for the next messages to send, in order."""
    return _due(now, waking=is_waking(now))


def sendable(now: datetime) -> Select[OutboxMessage]:
    """What waits, at this hour, and nobody holds; about a calendar entry it waits for all before it about the same."""
    return _sendable(now, waking=is_waking(now))


@cache  # putting the question together takes longer than asking it
def _any_due(*, waking: bool) -> Select[int]:
    return _due(NOW, waking=waking).with_only_columns(OutboxMessage.id).limit(1)


@cache
def _next_due(*, waking: bool) -> Select[OutboxMessage]:
    few = _due(NOW, waking=waking).limit(bindparam("most"))
    return few.with_for_update(of=OutboxMessage, skip_locked=True)


def _due(now: Moment, *, waking: bool) -> Select[OutboxMessage]:
    ready = _sendable(now, waking=waking).where(OutboxMessage.due_at <= now)
    return ready.order_by(OutboxMessage.due_at, OutboxMessage.id)


def _sendable(now: Moment, *, waking: bool) -> Select[OutboxMessage]:
    """The first about an entry is looked for message by message, of the few that are read.

    Asked as "there is none before it", PostgreSQL joined all that wait with all that wait, whenever it did not know yet
    how many these are.
    """
    same = aliased(OutboxMessage)
    first = select(func.min(same.id)).where(same.uid == OutboxMessage.uid, same.state == MessageState.WAITING)
    return select(OutboxMessage).where(
        *(() if waking else (_may_go_at_night(),)),
        OutboxMessage.state == MessageState.WAITING,
        or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until <= now),
        or_(OutboxMessage.uid.is_(None), OutboxMessage.id <= first.correlate(OutboxMessage).scalar_subquery()),
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

"""What has become of a message: sent, put off, refused, dropped, told by a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, update

from app.core import clock, db
from app.messages import plain
from app.messages.models import OutboxMessage
from app.messages.outbox.names import SECRETS, SEVERAL
from app.messages.rules import pause_after
from app.messages.states import MessageState

UNSEEN = {"synchronize_session": False}  # rows in hand are not brought up to date


def sent(row: OutboxMessage) -> None:
    _settle(row, state=MessageState.SENT, sent_at=clock.now(), error=None)


def all_sent(rows: Sequence[OutboxMessage]) -> None:
    """The same for many at once; what holds a link or others is settled by itself."""
    apart = SECRETS | {SEVERAL}
    plain_ones = sorted((row for row in rows if row.name not in apart), key=lambda row: row.attempts)
    for attempts, group in groupby(plain_ones, lambda row: row.attempts):
        mine = update(OutboxMessage).where(
            db.among(OutboxMessage.id, [row.id for row in group]),
            OutboxMessage.attempts == attempts,
            OutboxMessage.state == MessageState.WAITING,
        )
        values = {"state": MessageState.SENT, "sent_at": clock.now(), "error": None, "leased_until": None}
        db.session().execute(mine.values(values), execution_options=UNSEEN)
    for row in rows:
        if row.name in apart:
            sent(row)


def dropped(row: OutboxMessage) -> None:
    """What it says was no longer true when its time came."""
    _settle(row, state=MessageState.DROPPED, error=None)


def refused(row: OutboxMessage, why: str) -> None:
    """Refused for good: a person has to look at it."""
    _settle(row, state=MessageState.FAILED, error=plain.line(why)[:300])


def put_off(row: OutboxMessage, why: str) -> None:
    """Try again later, or give up where it was tried often enough."""
    pause = pause_after(row.attempts)
    if pause is None:
        refused(row, why)
    else:
        _settle(row, due_at=clock.now() + pause, error=plain.line(why)[:300])


def give_back(row: OutboxMessage) -> None:
    """It was not tried: the next worker has it, as if nobody had claimed it."""
    _settle(row, attempts=row.attempts - 1)


def _settle(row: OutboxMessage, **values: Any) -> None:
    """Write the outcome, unless another worker has taken the message up since."""
    if row.name in SECRETS and "state" in values and not current_app.config["DEMO"]:
        values |= {"text": "", "html": None}
    mine = update(OutboxMessage).where(
        OutboxMessage.id == row.id,
        OutboxMessage.attempts == row.attempts,
        OutboxMessage.state == MessageState.WAITING,
    )
    done = db.session().execute(mine.values(leased_until=None, **values), execution_options=UNSEEN)
    if done.rowcount and "state" in values:  # type: ignore[attr-defined]
        _with_it(row, **values)


def mark(row: OutboxMessage, before: frozenset[MessageState], after: MessageState, **values: Any) -> bool:
    """What a person decided about a message; false where it was not in a state of `before` any more."""
    which = update(OutboxMessage).where(OutboxMessage.id == row.id, OutboxMessage.state.in_(before))
    done = db.session().execute(which.values({"state": after, "leased_until": None, **values}))
    if done.rowcount:  # type: ignore[attr-defined]
        _with_it(row, state=MessageState.JOINED if after is MessageState.WAITING else after, **values)
    return bool(done.rowcount)  # type: ignore[attr-defined]


def _with_it(row: OutboxMessage, *, state: MessageState, sent_at: datetime | None = None, **_other: Any) -> None:
    """Whatever was joined into this message has come as far as it has."""
    if row.name == SEVERAL:
        parts = update(OutboxMessage).where(OutboxMessage.joined_id == row.id)
        db.session().execute(parts.values({"state": state, "sent_at": sent_at}), execution_options=UNSEEN)


def stop(*which: ColumnElement[bool]) -> None:
    """Of these messages whatever still waits, to be sent, rung or looked at, is not needed any more."""
    waits = OutboxMessage.state.in_((MessageState.WAITING, MessageState.TO_CALL, MessageState.FAILED))
    stopped = update(OutboxMessage).where(*which, waits).values({"state": MessageState.DROPPED, "leased_until": None})
    db.session().execute(stopped, execution_options=UNSEEN)

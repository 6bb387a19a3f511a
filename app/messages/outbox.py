"""The outbox: written in the caller's transaction, claimed by one worker at a time, settled in another transaction.

A claim is a lease: whoever dies holding one leaves the row as it is, and another worker takes it up when the lease
has run out, under the same Message-ID. `attempts` counts the claims and is what a late worker is recognised by.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Select, or_, select, update
from sqlalchemy.orm import aliased

from app.core import clock, db
from app.core.waking import is_waking
from app.messages import plain
from app.messages.mime import CalendarPart
from app.messages.models import OutboxMessage
from app.messages.rules import LEASE, MOST_ATTEMPTS, pause_after, way_to
from app.messages.states import MessageState
from app.messages.words import Words
from app.people.models import Channel, Person

BY_DAY = frozenset(
    {"reminder", "cover_asked", "cover_filled"}
)  # asked for by nobody at that moment: they wait for the morning, also a second try
SECRETS = frozenset({"sign_in_link", "password_reset", "staff_invitation"})  # their links are forgotten once sent


def post(
    person: Person,
    words: Words,
    *,
    name: str,
    about: str,
    once: str = "",
    calendar: CalendarPart | None = None,
    to: str | None = None,
    due_at: datetime | None = None,
    call: bool = False,
) -> OutboxMessage:
    """Write one message into the open transaction, or find it where the same cause has written it before.

    `about` names the thing it speaks of ("place:12"); `once` tells apart repeats that are meant, such as a second
    change of the same place. `to` sends by e-mail to that address, `call` makes it a call for the team; otherwise
    the person's own way is taken.
    To somebody who has died nothing is sent: the row says that it was not needed any more.
    """
    key = f"{person.id}:{about}:{name}:{once}"
    written = db.session().scalars(select(OutboxMessage).where(OutboxMessage.key == key)).one_or_none()
    if written is not None:
        return written
    channel, address = (Channel.EMAIL, to) if to else way_to(person, short=words.sms is not None)
    if call:
        channel, address = Channel.PHONE, person.phone or ""
    now = clock.now()
    row = OutboxMessage(
        key=key,
        message_id=f"{secrets.token_hex(16)}@{host()}",
        state=_first_state(person, channel),
        name=name,
        about=about,
        person_id=person.id,
        channel=channel,
        address=plain.text(address)[:400],
        created_at=now,
        due_at=due_at or now,
        **_words(words, channel),
        **_calendar(calendar),
    )
    db.session().add(row)
    return row


def _first_state(person: Person, channel: Channel) -> MessageState:
    if person.silent_since is not None:
        return MessageState.DROPPED
    return MessageState.TO_CALL if channel is Channel.PHONE else MessageState.WAITING


def host() -> str:
    """The part after @ of every Message-ID and UID: the organisation's own, the same for ever."""
    address: str = current_app.config["INVITE_ADDRESS"]
    return address.rpartition("@")[2].lower()


def _words(words: Words, channel: Channel) -> dict[str, Any]:
    text = words.sms if channel is Channel.TEXT and words.sms else words.text
    return {
        "subject": plain.line(words.subject)[:300],
        "text": plain.text(text),
        "html": plain.text(words.html) if channel is Channel.EMAIL else None,
    }


def _calendar(part: CalendarPart | None) -> dict[str, Any]:
    if part is None:
        return {}
    return {"calendar": part.content, "method": part.method, "uid": part.uid, "sequence": part.sequence}


def claim(now: datetime) -> OutboxMessage | None:
    """Lease the next message that is due, inside a transaction of its own. None: nothing is due for this worker."""
    while row := db.session().scalars(due(now).with_for_update(of=OutboxMessage, skip_locked=True)).first():
        if row.attempts >= MOST_ATTEMPTS:  # every worker that took it up died: it may be the message's own fault
            refused(row, row.error or "the worker stopped each time it tried to send this")
            db.session().expire(row)
            continue
        row.attempts += 1
        row.leased_until = now + LEASE
        if row.method == "CANCEL" and not _may_have_arrived(row):
            row.calendar = None  # nothing stands in their calendar: the words alone go out
        db.session().flush()
        db.session().expunge(row)  # the holder's own copy: it knows which claim it is
        return row
    return None


def due(now: datetime) -> Select[OutboxMessage]:
    """The query for the next message to send; one about a calendar entry waits for all before it about the same."""
    earlier = aliased(OutboxMessage)
    before = select(earlier.id).where(
        earlier.uid == OutboxMessage.uid, earlier.id < OutboxMessage.id, earlier.state == MessageState.WAITING
    )
    at_night = () if is_waking(now) else (OutboxMessage.name.not_in(BY_DAY),)
    return (
        select(OutboxMessage)
        .where(
            *at_night,
            OutboxMessage.state == MessageState.WAITING,
            OutboxMessage.due_at <= now,
            or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until <= now),
            ~before.exists(),
        )
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(1)
    )


def _may_have_arrived(row: OutboxMessage) -> bool:
    """Whether any earlier message about this calendar entry was sent, or was tried and nobody knows."""
    earlier = select(OutboxMessage.id).where(OutboxMessage.uid == row.uid, OutboxMessage.id < row.id)
    dropped_unseen = (OutboxMessage.state == MessageState.DROPPED) & (OutboxMessage.attempts <= 1)
    return db.session().scalar(earlier.where(~dropped_unseen).limit(1)) is not None


def sent(row: OutboxMessage) -> None:
    _settle(row, state=MessageState.SENT, sent_at=clock.now(), error=None)


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


def _settle(row: OutboxMessage, **values: Any) -> None:
    """Write the outcome, unless another worker has taken the message up since."""
    if row.name in SECRETS and "state" in values and not current_app.config["DEMO"]:
        values |= {"text": "", "html": None}
    mine = update(OutboxMessage).where(
        OutboxMessage.id == row.id,
        OutboxMessage.attempts == row.attempts,
        OutboxMessage.state == MessageState.WAITING,
    )
    db.session().execute(mine.values(leased_until=None, **values), execution_options={"synchronize_session": False})


def mark(row: OutboxMessage, before: frozenset[MessageState], after: MessageState, **values: Any) -> bool:
    """What a person decided about a message; false where it was not in a state of `before` any more."""
    which = update(OutboxMessage).where(OutboxMessage.id == row.id, OutboxMessage.state.in_(before))
    done = db.session().execute(which.values({"state": after, "leased_until": None, **values}))
    return bool(done.rowcount)  # type: ignore[attr-defined]


def stop(*which: ColumnElement[bool]) -> None:
    """Of these messages whatever still waits, to be sent, rung or looked at, is not needed any more."""
    waits = OutboxMessage.state.in_((MessageState.WAITING, MessageState.TO_CALL, MessageState.FAILED))
    stopped = update(OutboxMessage).where(*which, waits).values({"state": MessageState.DROPPED, "leased_until": None})
    db.session().execute(stopped, execution_options={"synchronize_session": False})

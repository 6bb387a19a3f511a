"""Writing into the outbox, and taking back what nobody has been sent."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask import current_app
from sqlalchemy import Executable, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.core import clock, db, preview
from app.messages import plain
from app.messages.mime import CalendarPart
from app.messages.models import OutboxMessage
from app.messages.outbox.names import SEVERAL
from app.messages.outbox.settling import UNSEEN
from app.messages.rules import way_to
from app.messages.states import MessageState
from app.messages.words import Words
from app.people.models import Channel, Person

SAME = (
    "name",
    "about",
    "person_id",
    "channel",
    "large_print",
    "subject",
    "text",
    "html",
    "calendar",
    "method",
    "uid",
    "sequence",
)


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
) -> int:
    """Write one message into the open transaction, or find it where the same cause has written it before; its id.

    `about` names the thing it speaks of ("place:12"); `once` tells apart repeats that are meant, such as a second
    change of the same place. `to` sends by e-mail to that address, `call` makes it a call for the team; otherwise
    the person's own way is taken.
    To somebody who has died nothing is sent: the row says that it was not needed any more.
    """
    channel, address = _way(person, words, name, to)
    if call:
        channel, address = Channel.PHONE, person.phone or ""
    key = _key(person, name, about, once)
    row = _row(person, words, channel, address, key=key, name=name, about=about, due_at=due_at, calendar=calendar)
    for fresh in db.rows(_new(db.engine().dialect.name), row):
        preview.written(lambda: [OutboxMessage(**row)])
        return int(fresh.id)
    ((before,),) = db.rows(_written(), {"key": key})
    return int(before)


def post_all(each: Iterable[tuple[Person, Words]], *, name: str, about: str = "", once: str = "") -> None:
    """The same plain message to many people, to each in their own words: two statements for all of them.

    What the same cause has written before stays. Without `about` each is about the person it goes to.
    """
    write_all(name, (Draft(person, words, about or f"person:{person.id}", once) for person, words in each))


@dataclass(frozen=True)
class Draft:
    """One message that is written together with others of its name; its fields are those of `post`."""

    person: Person
    words: Words
    about: str
    once: str = ""
    calendar: CalendarPart | None = None
    to: str | None = None


def write_all(name: str, drafts: Iterable[Draft]) -> None:
    """Like `post` for each, in two statements for all. What the same cause has written before stays."""
    keyed = {_key(each.person, name, each.about, each.once): each for each in drafts}
    there = set(db.session().scalars(select(OutboxMessage.key).where(OutboxMessage.key.in_(keyed)))) if keyed else ()
    rows = []
    for key, each in keyed.items():
        if key not in there:
            channel, address = _way(each.person, each.words, name, each.to)
            rows.append(_row(each.person, each.words, channel, address, key=key, name=name, about=each.about,
                             calendar=each.calendar))  # fmt: skip
    if rows:
        db.session().execute(insert(OutboxMessage), rows)
        preview.written(lambda: [OutboxMessage(**row) for row in rows])


def _way(person: Person, words: Words, name: str, to: str | None) -> tuple[Channel, str]:
    return (Channel.EMAIL, to) if to else way_to(person, short=words.sms is not None, name=name)


def _key(person: Person, name: str, about: str, once: str) -> str:
    return f"{person.id}:{about}:{name}:{once}"


def _row(
    person: Person, words: Words, channel: Channel, address: str, *, key: str, name: str, about: str,
    due_at: datetime | None = None, calendar: CalendarPart | None = None,
) -> dict[str, Any]:  # fmt: skip
    now = clock.now()
    return dict(
        key=key,
        message_id=f"{secrets.token_hex(16)}@{host()}",
        state=_first_state(person, channel),
        name=name,
        about=about,
        person_id=person.id,
        channel=channel,
        address=plain.text(address)[:400],
        large_print=person.large_print,
        created_at=now,
        due_at=due_at or now,
        **_words(words, channel),
        **_calendar(calendar),
    )


@cache
def _new(dialect: str) -> Executable:
    """One statement, and none before it to ask whether the same cause has written it: nearly always it has not."""
    into = sqlite.insert if dialect == "sqlite" else postgresql.insert
    row: Any = into(OutboxMessage)
    return row.on_conflict_do_nothing(index_elements=[OutboxMessage.key]).returning(OutboxMessage.id)  # type: ignore[no-any-return]


@cache
def _written() -> Executable:
    return select(OutboxMessage.id).where(OutboxMessage.key == bindparam("key"))


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


def join(rows: Sequence[OutboxMessage], words: Words) -> OutboxMessage:
    """One message in the place of these of one person and channel, which go with it from now on."""
    first, now = rows[0], clock.now()
    whole = OutboxMessage(
        key=f"{SEVERAL}:{first.ref}",
        message_id=f"{secrets.token_hex(16)}@{host()}",
        state=MessageState.WAITING,
        name=SEVERAL,
        about=f"person:{first.person_id}",
        person_id=first.person_id,
        channel=first.channel,
        address=first.address,
        large_print=first.large_print,
        created_at=now,
        due_at=now,
        **_words(words, first.channel),
    )
    db.session().add(whole)
    db.session().flush()
    parts = update(OutboxMessage).where(OutboxMessage.id.in_([row.id for row in rows]))
    db.session().execute(parts.values({"state": MessageState.JOINED, "joined_id": whole.id}), execution_options=UNSEEN)
    for row in rows:
        db.session().expire(row)
    return whole


def copy(row: OutboxMessage, address: str, **other: Any) -> OutboxMessage:
    """The same words and the same calendar part once more, to `address`, as a mail with an id and a date of its own.

    `other` are values in place of those of `row`, such as those of `on_paper`.
    """
    now = clock.now()
    again = OutboxMessage(
        key=f"copy:{secrets.token_hex(16)}",
        message_id=f"{secrets.token_hex(16)}@{host()}",
        state=MessageState.WAITING,
        address=address,
        created_at=now,
        due_at=now,
        **{name: getattr(row, name) for name in SAME} | other,
    )
    db.session().add(again)
    return again


def on_paper(row: OutboxMessage) -> dict[str, Any]:
    """What a mail becomes as a letter: its words, without what can only be pressed."""
    return {"channel": Channel.LETTER, "text": plain.on_paper(row.text), "html": None}


def hasten(row: OutboxMessage) -> bool:
    """What is held goes now; false where it is on its way or gone already."""
    held = OutboxMessage.id == row.id, OutboxMessage.state == MessageState.WAITING, OutboxMessage.attempts == 0
    done = db.session().execute(update(OutboxMessage).where(*held).values(due_at=clock.now()))
    return bool(done.rowcount)  # type: ignore[attr-defined]


def unwrite(message_id: int) -> bool:
    """Take an unsent message out of the outbox as if it had never been written; false where a worker has it, or had."""
    unsent = OutboxMessage.state.in_((MessageState.WAITING, MessageState.TO_CALL)) & (OutboxMessage.attempts == 0)
    gone = delete(OutboxMessage).where(OutboxMessage.id == message_id, unsent)
    done = db.session().execute(gone, execution_options=UNSEEN)
    return bool(done.rowcount)  # type: ignore[attr-defined]

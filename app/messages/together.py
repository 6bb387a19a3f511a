"""Several plain messages to one person become one: fewer letters on the mat, fewer rings of a phone.

The first goes at once. What follows to the same person within the window waits for its end, and then goes as one.
Invitations stay alone, since each is about one entry of a calendar, and so does what is about an account.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from markupsafe import Markup
from sqlalchemy import select

from app.core import db
from app.core.i18n import gettext as _
from app.messages import outbox
from app.messages.models import OutboxMessage
from app.messages.rules import WINDOW
from app.messages.states import MessageState
from app.messages.words import render
from app.people.models import Channel

WORDS = re.compile(r"<main>(.*)</main>", re.DOTALL)
Ask = Callable[[OutboxMessage], bool | None]  # None: nobody can say, and it is left to its own turn


def wait(row: OutboxMessage, now: datetime) -> datetime | None:
    """Until when this one waits, because the person has just had another message."""
    if not _may_join(row):
        return None
    last = db.session().scalar(
        select(OutboxMessage.sent_at)
        .where(
            OutboxMessage.person_id == row.person_id, OutboxMessage.channel == row.channel,
            OutboxMessage.state == MessageState.SENT, OutboxMessage.sent_at > now - WINDOW,
            OutboxMessage.uid.is_(None), OutboxMessage.name.not_in(outbox.ALONE),
        )
        .order_by(OutboxMessage.sent_at.desc())
        .limit(1)
    )  # fmt: skip
    return last + WINDOW if last else None


def gather(row: OutboxMessage, now: datetime, still_true: Ask) -> OutboxMessage:
    """`row`, or the one message that says what it says and what else waits for the same person.

    Call inside the transaction that claims. What is not true any more is dropped rather than joined.
    """
    others = _others(row, now) if _may_join(row) else []
    if not others:
        return row
    found = {each: still_true(each) for each in (row, *others)}
    for each in others:
        if found[each] is False:
            outbox.dropped(each)
    good = [each for each in others if found[each]]
    return _one_of([row, *good]) if good and found[row] else row  # alone it is asked once more before it goes


def _may_join(row: OutboxMessage) -> bool:
    """A plain message by post or e-mail that nobody has tried to send: a second try keeps its own Message-ID."""
    plain = row.uid is None and row.name not in outbox.ALONE | {outbox.SEVERAL}
    return plain and row.attempts == 0 and row.channel in {Channel.EMAIL, Channel.LETTER}


def _others(row: OutboxMessage, now: datetime) -> Sequence[OutboxMessage]:
    """Not tried yet, and due by the end of the window: what waits for the morning or is held waits on."""
    wanted = outbox.sendable(now).where(
        OutboxMessage.person_id == row.person_id, OutboxMessage.channel == row.channel,
        OutboxMessage.address == row.address, OutboxMessage.id != row.id, OutboxMessage.attempts == 0,
        OutboxMessage.due_at <= now + WINDOW,
    )  # fmt: skip
    found = db.session().scalars(wanted.order_by(OutboxMessage.id).with_for_update(of=OutboxMessage, skip_locked=True))
    return [each for each in found if _may_join(each)]


def _one_of(rows: Sequence[OutboxMessage]) -> OutboxMessage:
    rows = sorted(rows, key=lambda each: each.id)
    first = rows[0]
    greeting = _("Hello %(name)s,", name=first.person.first_name)
    parts = [(each.subject, _inner(each.text, greeting), _inner_html(each.html)) for each in rows]
    words = render(outbox.SEVERAL, {"person": first.person, "parts": parts})
    return outbox.join(rows, words)


def _inner(text: str, greeting: str) -> str:
    """The words between the greeting and the good wishes."""
    words = text.strip().removeprefix(greeting)
    inner, ours, _team = words.rpartition(f"\n\n{_('With best wishes')}\n")  # somebody may have typed the same before
    return inner.strip() if ours else words.strip()


def _inner_html(html: str | None) -> Markup:
    found = WORDS.search(html or "")
    return Markup(found.group(1).strip()) if found else Markup()  # noqa: S704 our own template made it

"""People who still have to be told something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import url_for
from sqlalchemy import select

from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.people.models import Person


def calls_to_make(_viewer: Viewer) -> Iterator[Need]:
    for message in oldest(_in(MessageState.TO_CALL), OutboxMessage.created_at):
        said = _("Ring %(name)s: %(what)s", name=message.Person.name, what=message.subject)
        yield Need(message.since, said, url_for("outbox.show", ref=message.ref))


def messages_not_sent(_viewer: Viewer) -> Iterator[Need]:
    for message in oldest(_in(MessageState.FAILED), OutboxMessage.created_at):
        said = _("A message did not reach %(name)s: %(what)s", name=message.Person.name, what=message.subject)
        yield Need(message.since, said, url_for("outbox.show", ref=message.ref))


def _in(state: MessageState) -> Any:
    wanted = select(OutboxMessage.ref, OutboxMessage.subject, Person).join(OutboxMessage.person)
    return wanted.where(OutboxMessage.state == state)

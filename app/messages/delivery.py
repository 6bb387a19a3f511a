"""From a row of the outbox to the channel that carries it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.core import formatting
from app.core.i18n import gettext as _
from app.messages import mime
from app.messages.channels import Channel as Way
from app.messages.channels import Note, PermanentFailure, Post, notify
from app.messages.channels.folder import Folder, Letters
from app.messages.channels.maildir import Maildir
from app.messages.channels.smtp import Smtp
from app.messages.models import OutboxMessage
from app.people.models import Channel


def sender_name() -> str:
    """Who mails and invitations come from, as a calendar shows it: discreet, and the same in both."""
    return str(_("Involvement team"))


@dataclass(frozen=True)
class Delivery:
    """The channels of this installation. `sender` is the organiser of every invitation too."""

    sender: str
    sender_name: str
    mail: Post
    texts: Way[Note]
    letters: Way[Note]

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Delivery:
        """Call inside an application context. ValueError names the setting that cannot be."""
        return cls(
            sender=config["INVITE_ADDRESS"],
            sender_name=sender_name(),
            mail=mail_channel(config["MAIL_URL"]),
            texts=text_channel(config["SMS_URL"]),
            letters=letter_channel(config["LETTER_URL"]),
        )

    @contextmanager
    def opened(self) -> Iterator[Delivery]:
        """The same over one connection to the mail server, which is made with the first mail."""
        with self.mail.opened() as mail:
            yield replace(self, mail=mail)

    def send(self, row: OutboxMessage) -> None:
        """Raises TemporaryFailure or PermanentFailure. Needs an application context, and no database."""
        if row.channel is Channel.EMAIL:
            self.mail.send(self.mail_of(row))
        elif row.channel is Channel.TEXT:
            self.texts.send(Note(row.message_id, row.address, row.text))
        elif row.channel is Channel.LETTER:
            on = formatting.local(row.created_at).date()
            letter = Note(row.message_id, row.address, row.text, row.subject, on, row.large_print)
            self.letters.send(letter)
        else:
            raise PermanentFailure("a call is made by a person")

    def mail_of(self, row: OutboxMessage) -> mime.Mail:
        """The mail of this row: the same bytes whenever it is asked for. Raises PermanentFailure."""
        part = None
        if row.calendar is not None:
            part = mime.CalendarPart(row.method or "", row.uid or "", row.sequence or 0, row.calendar)
        try:
            return mime.compose(
                sender=self.sender,
                sender_name=self.sender_name,
                recipient=row.address,
                subject=row.subject,
                text=row.text,
                html=row.html or "",
                message_id=row.message_id,
                date=row.created_at,
                calendar=part,
            )
        except ValueError as error:
            raise PermanentFailure(str(error)) from error


def mail_channel(url: str) -> Post:
    return Smtp.from_url(url) if url.startswith("smtp:") else Maildir(_path(url))


def text_channel(url: str) -> Way[Note]:
    return notify.Texts(notify.Notify.from_url(url)) if url.startswith("notify:") else Folder(_path(url))


def letter_channel(url: str) -> Way[Note]:
    return notify.Letters(notify.Notify.from_url(url)) if url.startswith("notify:") else Letters(_path(url))


def _path(url: str) -> Path:
    return Path(url.partition(":")[2])

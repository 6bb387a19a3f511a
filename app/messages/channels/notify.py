"""Text messages and letters through GOV.UK Notify, by its own client.

Notify keeps our Message-ID as its reference. Before anything is sent it is asked whether it has that reference: after
a crash between sending and noting it down, nobody gets the same text twice.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from app.messages.channels import Note, PermanentFailure, TemporaryFailure
from app.messages.channels.letters import LettersMissing, as_pdf

SERVER = "https://api.notifications.service.gov.uk"
SECONDS = 20
REFUSED = 400  # what was asked for is wrong and stays wrong; all else may pass


@dataclass(frozen=True)
class Notify:
    """One service of GOV.UK Notify. `template` is that of a text message which holds nothing but ((words))."""

    key: str = field(repr=False)
    template: str = ""
    server: str = SERVER

    @classmethod
    def from_url(cls, url: str) -> Notify:
        """`notify://KEY?template=ID`; `server=` names another address, such as that of a test."""
        parts = urlsplit(url)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        return cls(parts.netloc, asked.get("template", ""), asked.get("server", SERVER))

    def look(self) -> None:
        """Asks for one notification that nobody has sent: whether the key is good."""
        self.once("looked", lambda _client: None)

    def once(self, reference: str, send: Callable[[NotificationsAPIClient], Any]) -> None:
        """Raises TemporaryFailure or PermanentFailure, in words without the key."""
        client = NotificationsAPIClient(self.key, base_url=self.server, timeout=SECONDS)
        try:
            if not client.get_all_notifications(reference=reference)["notifications"]:
                send(client)
        except APIError as error:
            raise _failure(error) from error
        except (KeyError, TypeError) as error:
            raise TemporaryFailure("GOV.UK Notify gave an answer that we do not know") from error


@dataclass(frozen=True)
class Texts:
    notify: Notify

    def look(self) -> None:
        self.notify.look()

    def send(self, message: Note) -> None:
        self.notify.once(
            message.message_id,
            lambda client: client.send_sms_notification(
                message.to, self.notify.template, {"words": message.words}, reference=message.message_id
            ),
        )


@dataclass(frozen=True)
class Letters:
    """Each letter is a finished PDF, so that large print stays large."""

    notify: Notify

    def look(self) -> None:
        self.notify.look()

    def send(self, message: Note) -> None:
        try:
            made = as_pdf(message)
        except LettersMissing as missing:
            raise PermanentFailure(f"our letters do not have: {missing.letters}") from missing
        self.notify.once(
            message.message_id,
            lambda client: client.send_precompiled_letter_notification(message.message_id, io.BytesIO(made)),
        )


def _failure(error: APIError) -> Exception:
    said = error.message
    words = "; ".join(str(one.get("message", "")) for one in said) if isinstance(said, list) else str(said)
    kind = PermanentFailure if error.status_code == REFUSED else TemporaryFailure
    return kind(f"GOV.UK Notify answered {error.status_code}: {words}")

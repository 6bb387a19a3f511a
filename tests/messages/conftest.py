"""A real mail server on this machine, as kind or as rude as a test asks."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from flask import Flask

OK = "250 OK"


class PostOffice:
    """Takes mail, or answers what `at_recipient` and `at_data` say; `refused` are addresses it does not know.

    `drops` hangs up in the middle of a mail (`drops_for`: to that address alone), `leaves` at a second one, with such
    words or without any. `takes_together` offers to take several commands at once, as most servers do.
    """

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.takes_together = False
        self.at_sender = self.at_recipient = self.at_data = OK
        self.drops = False
        self.leaves: str | None = None
        self.drops_for = ""
        self.refused: set[str] = set()
        self.visits = 0
        self.on_arrival: Callable[[], None] = lambda: None
        self.port = 0
        self.stops_at = ""
        self.reached, self.go_on = threading.Event(), threading.Event()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def message_ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]

    async def handle_EHLO(  # noqa: N802
        self, _server: Any, session: Session, _envelope: Any, name: str, responses: list[str]
    ) -> list[str]:
        session.host_name = name
        self.visits += 1
        offered = ["250-PIPELINING"] if self.takes_together else []
        return [*responses[:-1], *offered, responses[-1]]

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Envelope, address: str, _options: Any) -> str:  # noqa: N802
        before, session.has_sent = getattr(session, "has_sent", False), True
        if before and self.leaves is not None:
            assert server.transport is not None
            if not self.leaves:
                server.transport.abort()
            return self.leaves
        if self.at_sender == OK:
            envelope.mail_from = address
        return self.at_sender

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any) -> str:  # noqa: N802
        if address in self.refused:
            return "550 no such person"
        if self.at_recipient == OK:
            envelope.rcpt_tos.append(address)
        return self.at_recipient

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        await self._stop_at("DATA")
        if self.drops or self.drops_for in envelope.rcpt_tos:
            assert server.transport is not None
            server.transport.abort()
        elif self.at_data == OK:
            mail: Any = message_from_bytes(bytes(envelope.content or b""), policy=default)
            mail.add_header("X-Envelope-To", ",".join(envelope.rcpt_tos))
            mail.add_header("X-Envelope-From", str(envelope.mail_from))
            self.mails.append(mail)
            self.on_arrival()
        await self._stop_at("taken")
        return self.at_data

    async def handle_QUIT(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        await self._stop_at("QUIT")
        return "221 Bye"

    async def _stop_at(self, command: str) -> None:
        """Go on only once `go_on` is set, if this is the one to stop at: "taken" has the mail, and has not said so."""
        if self.stops_at == command:
            self.reached.set()
            await asyncio.get_running_loop().run_in_executor(None, self.go_on.wait, 60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    """A mail server without passwords."""
    handler = PostOffice()
    handler.port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def guarded_post_office() -> Iterator[PostOffice]:
    """A mail server that knows one user, `sender` with the password `p@ss:word/`."""

    def check(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: Any) -> AuthResult:
        good = isinstance(given, LoginPassword) and (given.login, given.password) == (b"sender", b"p@ss:word/")
        return AuthResult(success=good, handled=False)  # else it says nothing at all

    handler = PostOffice()
    handler.port = free_port()
    controller = Controller(
        handler,
        hostname="127.0.0.1",
        port=handler.port,
        authenticator=check,
        auth_required=True,
        auth_require_tls=False,
    )
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def closed_port() -> int:
    """A port where nobody listens."""
    return free_port()


@pytest.fixture
def office(application: Flask, post_office, monkeypatch):
    """The mail server that the application is set to use."""
    monkeypatch.setitem(application.config, "MAIL_URL", post_office.url)
    return post_office


@pytest.fixture
def extensions(application: Flask, monkeypatch) -> Callable[[str, Any], None]:
    """Set one of the tables that the application's reactions supply."""
    monkeypatch.setitem(application.extensions, "due", [])
    monkeypatch.setitem(application.extensions, "still_true", {})
    return lambda name, value: monkeypatch.setitem(application.extensions, name, value)


@pytest.fixture
def ada(make, extensions) -> int:
    return make.advisor("Ada Example", email="ada@home.example", account=False)

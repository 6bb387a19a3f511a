"""A mail server that never finishes an answer, and is never late with the next letter of it: the mail may go later."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from app.messages.channels import TemporaryFailure
from app.messages.channels.smtp import Smtp
from tests.messages.test_smtp import mail

__all__ = ["mail"]
LETTER, LINE = (
    b"5",
    b"250-and more\r\n",
)  # cut off, the first looks like a refusal for good, and the second like nothing


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.drips_at: str | None = None
        self.drop = LETTER
        self.visits = self.mails = 0
        self.over = threading.Event()

    def sending(self, whole_seconds: float) -> Smtp:
        return Smtp("127.0.0.1", self.server_address[1], whole_seconds=whole_seconds)


class _Talk(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        with suppress(OSError):  # hung up on
            self._talk()

    def _talk(self) -> None:
        self.server.visits += 1
        self._answer("greeting", b"220 hello")
        for line in self.rfile:
            command = line[:4].strip().upper().decode()
            self._answer(command, b"354 go on" if command == "DATA" else b"250 OK")
            if command == "DATA":
                while self.rfile.readline() not in {b".\r\n", b""}:
                    pass
                self.server.mails += 1
                self._answer("the end", b"250 OK")

    def _answer(self, to: str, words: bytes) -> None:
        while to == self.server.drips_at and not self.server.over.wait(0.02):
            self.wfile.write(self.server.drop)
        self.wfile.write(words + b"\r\n")


@pytest.fixture
def dripping() -> Iterator[_Server]:
    """Answers well, but goes on with its answer to what `drips_at` names until the test is over."""
    with _Server() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join(90)


@pytest.mark.parametrize("drop", [LETTER, LINE])
@pytest.mark.parametrize("drips_at", ["MAIL", "RCPT", "DATA", "the end"])
def test_on_a_used_line_the_time_for_one_mail_is_for_both_tries_of_it(dripping, mail, drips_at, drop):
    with dripping.sending(whole_seconds=20).opened() as line:
        line.send(mail)
        line.smtp = dripping.sending(whole_seconds=0.3)
        dripping.drips_at, dripping.drop = drips_at, drop

        with pytest.raises(TemporaryFailure):
            line.send(mail)

        assert dripping.visits == 1, "it is not dialled again, with no time left"
        dripping.drips_at, line.smtp = None, dripping.sending(whole_seconds=20)
        line.send(mail)
    assert dripping.visits == 2, "the next mail has its own time, and a new connection"


@pytest.mark.parametrize("drop", [LETTER, LINE])
def test_a_greeting_that_never_ends_is_hung_up_on(dripping, mail, drop):
    dripping.drips_at, dripping.drop = "greeting", drop

    with pytest.raises(TemporaryFailure):
        dripping.sending(whole_seconds=0.3).send(mail)
    assert dripping.visits == 1


def test_a_goodbye_that_never_ends_is_hung_up_on_and_the_mails_have_gone(dripping, mail):
    dripping.drips_at = "QUIT"

    with dripping.sending(whole_seconds=20).opened() as line:
        line.send(mail)
        line.smtp = dripping.sending(whole_seconds=0.3)

    assert dripping.mails == 1

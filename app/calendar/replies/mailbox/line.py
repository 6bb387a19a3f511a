"""The line to the server of a mailbox: encrypted, watched and bounded. What breaks on it is said as a code."""

from __future__ import annotations

import imaplib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import SHUT_RDWR
from typing import Any, Self

from app.calendar.replies.intake import ENOUGH
from app.calendar.replies.mailbox.address import MailboxAddress
from app.calendar.replies.mailbox.states import Problem, Trouble


class Watch:
    """Hangs up on a server that takes too long over all."""

    def __init__(self, seconds: float) -> None:
        self.client: imaplib.IMAP4 | None = None
        self.rang = False
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self.rang = True
        if self.client is not None:
            with suppress(OSError):
                self.client.sock.shutdown(SHUT_RDWR)


class _Bounded:
    """What both clients of the library need: to be watched from the first byte on, and to believe no huge number."""

    def __init__(self, watch: Watch, *args: Any, **how: Any) -> None:
        self._watch = watch
        super().__init__(*args, **how)

    def open(self, *args: Any, **how: Any) -> None:
        super().open(*args, **how)  # type: ignore[misc]
        self._watch.client = self  # type: ignore[assignment]

    def read(self, size: int) -> bytes:
        if size > ENOUGH:
            raise imaplib.IMAP4.abort
        found: bytes = super().read(size)  # type: ignore[misc]
        return found


class _Plain(_Bounded, imaplib.IMAP4):
    pass


class _Encrypted(_Bounded, imaplib.IMAP4_SSL):
    pass


def dial(address: MailboxAddress, watch: Watch) -> imaplib.IMAP4:
    where, trust = (address.host, address.port), ssl.create_default_context()
    try:
        if address.scheme == "imaps":
            return _Encrypted(watch, *where, ssl_context=trust, timeout=address.step_seconds)
        client = _Plain(watch, *where, timeout=address.step_seconds)
    except imaplib.IMAP4.error:
        raise Trouble(Problem.NO_ANSWER) from None
    if address.scheme == "imap+starttls":
        _encrypt(client, trust)
    return client


def _encrypt(client: imaplib.IMAP4, trust: ssl.SSLContext) -> None:
    try:
        client.starttls(trust)
    except BaseException as error:
        close(client)
        if isinstance(error, imaplib.IMAP4.error):
            raise Trouble(Problem.NOT_ENCRYPTED) from None
        raise


def close(client: imaplib.IMAP4) -> None:
    with suppress(imaplib.IMAP4.error, OSError, ValueError):
        client.logout()
    with suppress(OSError):
        client.shutdown()


@contextmanager
def in_our_words(watch: Watch) -> Iterator[None]:
    """Whatever goes wrong, as a code: the library's own words may hold what was said on the line."""
    try:
        yield
    except Trouble:
        raise
    except Exception as error:  # noqa: BLE001  a server can make the library fail in any way
        raise Trouble(Problem.TOO_SLOW if watch.rang else _problem(error)) from None


def _problem(error: Exception) -> Problem:
    kinds: tuple[tuple[type[Exception], Problem], ...] = (
        (ssl.SSLCertVerificationError, Problem.NOT_TRUSTED),
        (TimeoutError, Problem.TOO_SLOW),
        (ssl.SSLError, Problem.NOT_ENCRYPTED),
        (imaplib.IMAP4.readonly, Problem.READ_ONLY),
        (imaplib.IMAP4.abort, Problem.BROKEN_OFF),
        (ConnectionResetError, Problem.BROKEN_OFF),
        (BrokenPipeError, Problem.BROKEN_OFF),
        (OSError, Problem.NO_ANSWER),
    )
    return next((problem for kind, problem in kinds if isinstance(error, kind)), Problem.NOT_UNDERSTOOD)

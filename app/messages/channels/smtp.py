"""E-mail by SMTP. A refusal of this recipient or this message is for good; everything else may pass.

A server that does not know our password, our sender or our encryption has a wrong setting, and every mail would meet
the same answer: that is temporary, or one bad afternoon would bury the whole outbox.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import parse_qs, unquote, urlsplit

from app.messages.channels import PermanentFailure, TemporaryFailure
from app.messages.channels.watch import Watch
from app.messages.mime import Mail

STEP_SECONDS = 10.0  # for one command and its answer
WHOLE_SECONDS = 25.0  # for one mail: a server that answers each step just in time may not hold the worker
DOT = re.compile(rb"\n\.")  # at the beginning of a line of a mail; a line with nothing else is its end
TAKEN, GO_ON, LEAVES = 250, 354, 421
Refusal = Callable[[int, bytes], smtplib.SMTPException]


@dataclass(frozen=True)
class Smtp:
    """Where the server is and how we introduce ourselves."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = False
    step_seconds: float = STEP_SECONDS
    whole_seconds: float = WHOLE_SECONDS

    @classmethod
    def from_url(cls, url: str) -> Smtp:
        """`smtp://user:pass@host:port?starttls=1`, user and password percent-encoded. ValueError says what is wrong."""
        parts = urlsplit(url)
        query = parse_qs(parts.query, keep_blank_values=True)
        if parts.scheme != "smtp" or not parts.hostname or parts.path not in {"", "/"}:
            raise ValueError("MAIL_URL looks like smtp://user:password@host:port?starttls=1")
        if set(query) - {"starttls"} or query.get("starttls", ["0"]) not in (["0"], ["1"]):
            raise ValueError("after the ? in MAIL_URL only starttls=1 or starttls=0 may stand")
        starttls = query.get("starttls") == ["1"]
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.hostname, parts.port or (587 if starttls else 25), user, password, starttls)

    @contextmanager
    def opened(self) -> Iterator[Line]:
        """One connection for several mails; made with the first, and made anew where the server has hung up."""
        line = Line(self)
        try:
            yield line
        finally:
            line.close()

    def send(self, message: Mail) -> None:
        with self.opened() as line:
            line.send(message)

    def look(self) -> None:
        with self.opened() as line:
            line.meet()

    def introduce(self, server: smtplib.SMTP) -> None:
        if self.starttls:
            server.starttls(context=ssl.create_default_context())
        if self.user:
            server.login(self.user, self.password)


class Server(smtplib.SMTP):
    """`handed_over` is whether it may have the mail by now: from there on it is not offered a second time.

    Its line knows it before it is dialled, so that its greeting can be hung up on, too.
    """

    handed_over = False

    def __init__(self, line: Line) -> None:
        self.line, line.server = line, self
        smtp = line.smtp
        super().__init__(smtp.host, smtp.port, local_hostname=_own_name(), timeout=smtp.step_seconds)

    def getreply(self) -> tuple[int, bytes]:
        if self.line.watch.rang:
            raise TimeoutError  # it may have rung before there was a socket to shut down
        return super().getreply()

    def hand_over(self, mail: Mail) -> None:
        """What `sendmail` does for any addresses and words, for two plain addresses and a finished mail."""
        self.ehlo_or_helo_if_needed()
        self._announce(mail)
        self.handed_over = True
        self.send(DOT.sub(b"\n..", mail.content) + b".\r\n")
        code, words = self.getreply()
        if code != TAKEN:
            self._let_go(code)
            raise smtplib.SMTPDataError(code, words)

    def _announce(self, mail: Mail) -> None:
        """From whom, to whom, and that it comes now.

        The three go together where the server offers that (RFC 2920): a mail is two journeys there and back then, and
        not four. Each has an answer of its own all the same, and the mail is sent only after all of them.
        """
        size = f" SIZE={len(mail.content)}" if self.has_extn("size") else ""
        steps: tuple[tuple[str, set[int], Refusal], ...] = (
            (f"MAIL FROM:<{mail.sender}>{size}", {TAKEN}, partial(smtplib.SMTPSenderRefused, sender=mail.sender)),
            (f"RCPT TO:<{mail.recipient}>", {TAKEN, 251}, partial(_recipient_refused, mail.recipient)),
            ("DATA", {GO_ON}, smtplib.SMTPDataError),
        )
        together = self.has_extn("pipelining")
        if together:
            self.send("".join(f"{command}\r\n" for command, _good, _refusal in steps))
        refused: smtplib.SMTPException | None = None
        for command, good, refusal in steps:
            if not together:
                self.putcmd(command)
            code, words = self.getreply()
            if code not in good:
                refused = refused or refusal(code, words)
                if code == LEAVES or not together:
                    break
        if refused is not None:
            self._let_go(code)
            raise refused

    def _let_go(self, code: int) -> None:
        """Be ready for the next mail. One that waits for a mail to nobody (354 after a refusal) is hung up on."""
        if code in {LEAVES, GO_ON}:
            self.close()
            return
        with suppress(smtplib.SMTPServerDisconnected):
            self.rset()


def _recipient_refused(recipient: str, code: int, words: bytes) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({recipient: (code, words)})


class Line:
    """A connection in use. After any failure it is closed, and the next mail has a new one."""

    def __init__(self, smtp: Smtp) -> None:
        self.smtp = smtp
        self.server: Server | None = None
        self.watch = Watch(self._shut_down)

    def opened(self) -> AbstractContextManager[Line]:
        return nullcontext(self)

    def send(self, message: Mail) -> None:
        """Raises TemporaryFailure or PermanentFailure."""
        try:
            self._send(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise _refused(code, words) from error
        except smtplib.SMTPDataError as error:
            raise _refused(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self._hang_up()
            raise TemporaryFailure(f"the mail server: {type(error).__name__}") from error

    def look(self) -> None:
        self.meet()

    def meet(self) -> None:
        """Greet the server, encrypted and with our password where that is set; TemporaryFailure where it fails."""
        try:
            with self.watch.over(self.smtp.whole_seconds):
                self.smtp.introduce(Server(self))
                assert self.server is not None
                self.server.noop()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self._hang_up()
            raise TemporaryFailure(f"the mail server: {type(error).__name__}") from error

    def _send(self, message: Mail) -> None:
        with self.watch.over(self.smtp.whole_seconds):
            used_before = self.server is not None
            try:
                self._offer(message)
            except (smtplib.SMTPServerDisconnected, smtplib.SMTPSenderRefused, OSError):
                if not used_before or self.watch.rang or (self.server is not None and self.server.handed_over):
                    raise
                self._hang_up()  # servers end a connection after a while, or after so many mails
                self._offer(message)

    def _offer(self, message: Mail) -> None:
        if self.server is None:
            self.smtp.introduce(Server(self))
        assert self.server is not None
        self.server.handed_over = False
        self.server.hand_over(message)

    def _shut_down(self) -> None:
        """A server that answers each step just in time is hung up on all the same."""
        server = self.server
        sock = server.sock if server is not None else None  # either may be gone in a moment
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def _hang_up(self) -> None:
        if self.server is not None:
            self.server.close()
            self.server = None

    def close(self) -> None:
        if self.server is not None:
            with suppress(smtplib.SMTPException, OSError), self.watch.over(self.smtp.whole_seconds):
                self.server.quit()  # the mails are in the server's hands already
            self._hang_up()
        self.watch.end()


def _own_name() -> str:
    """Who we say we are in EHLO; smtplib would ask the name service, which may be what is out of order."""
    name = socket.gethostname()
    return name if "." in name else "[127.0.0.1]"


def _refused(code: int, words: bytes | str) -> TemporaryFailure | PermanentFailure:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    kind = PermanentFailure if 500 <= code < 600 else TemporaryFailure
    return kind(f"the mail server answered {code} {said}"[:200])

"""E-mails in the shape that mail programs understand, the same bytes whenever the same row is sent.

An invitation shows its yes and no buttons only when the calendar part is one of the alternatives, with its method;
the attachment is for programs that ignore it. One recipient a mail, by construction.

Put together here line by line: the classes of `email` go through each part several times, which took longer than
handing the mail over. What has rules of its own is still the standard library's: encodings, odd headers, dates.
"""

from __future__ import annotations

import hashlib
import re
from binascii import b2a_base64, b2a_qp
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from functools import lru_cache

from app.messages import plain

WIDTH = 76  # letters of a line of base64
LONGEST = 60  # letters of one word: a header is folded at its spaces alone
ATOMS = re.compile(r"[A-Za-z0-9 -]{1,60}")  # a name that needs neither quotes nor encoding
SHORT = re.compile(r"[!-<>-~](?:[ -<>-~]{0,58}[!-<>-~])?")  # a header in ASCII that needs no fold; no "=", as in "=?"


@dataclass(frozen=True)
class CalendarPart:
    """`method` is REQUEST or CANCEL and stands in `content` too, as do `uid` and `sequence`; it goes out unchanged."""

    method: str
    uid: str
    sequence: int
    content: bytes


@dataclass(frozen=True)
class Mail:
    """A finished mail from one plain address to another; `content` is what goes over the line, headers and all."""

    sender: str
    recipient: str
    message_id: str
    content: bytes


def compose(
    *,
    sender: str,
    sender_name: str,
    recipient: str,
    subject: str,
    text: str,
    html: str,
    message_id: str,
    date: datetime,
    calendar: CalendarPart | None = None,
) -> Mail:
    """One mail to one person. `message_id` is bare (`words@host`); `date` is aware.

    Raises ValueError when sender or recipient is not exactly one plain address.
    """
    for address in (sender, recipient):
        if not plain.is_address(address):
            raise ValueError("a mail has one plain address to come from and one to go to")
    # boundaries are random otherwise, and a mail sent twice would differ; `=_` cannot occur in an encoded body
    boundary = f"=_{hashlib.sha256(message_id.encode()).hexdigest()[:32]}"
    headers = (
        "MIME-Version: 1.0",
        f"From: {_name(plain.line(sender_name))} <{sender}>",
        f"To: {recipient}",
        f"Subject: {_words(plain.line(subject), 'Subject')}",
        f"Date: {_date(date.replace(microsecond=0))}",
        f"Message-ID: <{message_id}>",
        "Auto-Submitted: auto-generated",
        "",
    )
    head = "\n".join(headers).replace("\n", "\r\n").encode("ascii")
    return Mail(sender, recipient, message_id, head + _body(text, html, calendar, boundary))


def _body(text: str, html: str, calendar: CalendarPart | None, boundary: str) -> bytes:
    parts = [_readable("plain", text), _readable("html", html)]
    if calendar is None:
        return _several("alternative", f"{boundary}0", parts)
    encoded = _in_lines(b2a_base64(calendar.content, newline=False))
    parts.append(_encoded(f'text/calendar; charset="UTF-8"; method="{calendar.method}"', encoded))
    attached = _encoded('application/ics\r\nContent-Disposition: attachment; filename="invite.ics"', encoded)
    return _several("mixed", f"{boundary}0", [_several("alternative", f"{boundary}1", parts), attached])


def _several(kind: str, boundary: str, parts: list[bytes]) -> bytes:
    line = f"--{boundary}".encode()
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode()
    return head + b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def _readable(kind: str, words: str) -> bytes:
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    return head.encode() + b2a_qp(plain.text(words).encode()).replace(b"\n", b"\r\n")


def _encoded(kind: str, content: bytes) -> bytes:
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode() + content


def _in_lines(encoded: bytes) -> bytes:
    return b"".join(encoded[start : start + WIDTH] + b"\r\n" for start in range(0, len(encoded), WIDTH))


@lru_cache(maxsize=8)
def _date(moment: datetime) -> str:
    """Said once for what many are told in one second."""
    return format_datetime(moment)


@lru_cache(maxsize=8)
def _name(words: str) -> str:
    return words if ATOMS.fullmatch(words) else Header(words, "utf-8", header_name="From").encode()


def _words(words: str, header: str) -> str:
    """Encoded as a whole or not at all: encoded by the word, readers lose or double the spaces between."""
    if SHORT.fullmatch(words):
        return words
    bare = words.isascii() and "=?" not in words and all(len(word) <= LONGEST for word in words.split())
    return Header(words, "us-ascii" if bare else "utf-8", header_name=header).encode()

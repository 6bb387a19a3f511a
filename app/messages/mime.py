"""E-mails in the shape that mail programs understand, the same bytes whenever the same row is sent.

An invitation shows its yes and no buttons only when the calendar part is one of the alternatives, with its method;
the attachment is for programs that ignore it. One recipient a mail, by construction.

Made with the plain classes of `email.mime`: the newer `EmailMessage` reads each header back as it is set, which took
ten times as long as all else about a mail.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email import encoders
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import Compat32
from email.utils import format_datetime

from app.messages import plain

UTF8 = Charset("utf-8")
UTF8.body_encoding = QP
LONGEST = 60  # letters of one word: a header is folded at its spaces alone
ATOMS = re.compile(r"[A-Za-z0-9 -]{1,60}")  # a name that needs neither quotes nor encoding


class AsTheyAre(Compat32):
    """Headers go out as they were set: they are folded and encoded by then."""

    def fold_binary(self, name: str, value: str) -> bytes:
        return f"{name}: {value}\n".replace("\n", self.linesep).encode("ascii")


AS_THEY_ARE = AsTheyAre(linesep="\r\n", mangle_from_=False)


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
    mail = _alternatives(text, html, calendar, f"{boundary}1" if calendar else f"{boundary}0")
    if calendar:
        mail = _mixed(mail, calendar, f"{boundary}0")
    for part in mail.walk():
        del part["MIME-Version"]
    mail["MIME-Version"] = "1.0"
    mail["From"] = f"{_name(plain.line(sender_name))} <{sender}>"
    mail["To"] = recipient
    mail["Subject"] = _words(plain.line(subject), "Subject")
    mail["Date"] = format_datetime(date)
    mail["Message-ID"] = f"<{message_id}>"
    mail["Auto-Submitted"] = "auto-generated"
    return Mail(sender, recipient, message_id, mail.as_bytes(policy=AS_THEY_ARE))


def _alternatives(text: str, html: str, calendar: CalendarPart | None, boundary: str) -> Message:
    parts: list[Message] = [MIMEText(plain.text(text), "plain", UTF8), MIMEText(plain.text(html), "html", UTF8)]  # type: ignore[arg-type]
    if calendar:
        parts.append(_encoded(calendar.content, "text", "calendar", {"charset": "UTF-8", "method": calendar.method}))
    return MIMEMultipart("alternative", boundary, parts)


def _mixed(body: Message, calendar: CalendarPart, boundary: str) -> Message:
    attached = _encoded(calendar.content, "application", "ics", {})
    attached.add_header("Content-Disposition", "attachment", filename="invite.ics")
    return MIMEMultipart("mixed", boundary, [body, attached])


def _encoded(content: bytes, main: str, sub: str, parameters: Mapping[str, str]) -> Message:
    part = MIMEBase(main, sub, policy=None, **parameters)
    part.set_payload(content)
    encoders.encode_base64(part)
    return part


def _name(words: str) -> str:
    return words if ATOMS.fullmatch(words) else Header(words, "utf-8", header_name="From").encode()


def _words(words: str, header: str) -> str:
    """Encoded as a whole or not at all: encoded by the word, readers lose or double the spaces between."""
    bare = words.isascii() and "=?" not in words and all(len(word) <= LONGEST for word in words.split())
    return Header(words, "us-ascii" if bare else "utf-8", header_name=header).encode()

"""E-mails in the shape that mail programs understand, the same bytes whenever the same row is sent.

An invitation shows its yes and no buttons only when the calendar part is one of the alternatives, with its method;
the attachment is for programs that ignore it. One recipient a mail, by construction.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from app.messages import plain


@dataclass(frozen=True)
class CalendarPart:
    """`method` is REQUEST or CANCEL and stands in `content` too, as do `uid` and `sequence`; it goes out unchanged."""

    method: str
    uid: str
    sequence: int
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
) -> EmailMessage:
    """One mail to one person. `message_id` is bare (`words@host`); `date` is aware.

    Raises ValueError when sender or recipient is not exactly one plain address.
    """
    for address in (sender, recipient):
        if not plain.is_address(address):
            raise ValueError("a mail has one plain address to come from and one to go to")
    body = _alternatives(text, html, calendar)
    mail = _mixed(body, calendar) if calendar else body
    _fix_parts(mail, message_id)
    mail["From"] = Address(plain.line(sender_name), addr_spec=sender)
    mail["To"] = Address(addr_spec=recipient)
    mail["Subject"] = plain.line(subject)
    mail["Date"] = date
    mail["Message-ID"] = f"<{message_id}>"
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def _alternatives(text: str, html: str, calendar: CalendarPart | None) -> EmailMessage:
    body = EmailMessage(policy=SMTP)
    body.set_content(plain.text(text), cte="quoted-printable")
    body.add_alternative(plain.text(html), subtype="html", cte="quoted-printable")
    if calendar:
        parameters = {"charset": "UTF-8", "method": calendar.method}
        body.add_alternative(calendar.content, "text", "calendar", cte="base64", params=parameters)
    return body


def _mixed(body: EmailMessage, calendar: CalendarPart) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail.make_mixed()
    mail.attach(body)
    mail.add_attachment(calendar.content, "application", "ics", filename="invite.ics")
    return mail


def _fix_parts(mail: EmailMessage, message_id: str) -> None:
    """Boundaries are random otherwise, and a mail sent twice would differ. `=_` cannot occur in an encoded body."""
    seed = hashlib.sha256(message_id.encode()).hexdigest()[:32]
    for part in mail.walk():
        del part["MIME-Version"]
    mail["MIME-Version"] = "1.0"
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_{seed}{number}")

"""The parts of which replies are put together."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Callable
from dataclasses import dataclass

STAMP = "20261201T100000Z"
ZONE = (
    "BEGIN:VTIMEZONE\nTZID:GMT Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\n"
    "TZOFFSETTO:+0000\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nEND:VTIMEZONE\n"
)


@dataclass(frozen=True)
class To:
    """What the invited person's program knows: the mail it had, and the entry in it."""

    uid: str
    address: str
    sequence: int
    message_id: str
    organiser: str = "invites@alongside.example"


Shape = Callable[[To], bytes]


def ics(
    to: To, partstat: str = "ACCEPTED", *, method: str = "REPLY", attendee: str | None = None, head: str = "",
    parameters: str = "", sequence: str | None = None, stamp: str = STAMP, organiser: bool = True, more: str = "",
    uid: str | None = None, mailto: str = "mailto:",
) -> str:  # fmt: skip
    """A calendar file with one answer in it."""
    who = f"ATTENDEE;PARTSTAT={partstat}{parameters}:{mailto}{attendee or to.address}\n" if partstat else ""
    number = f"SEQUENCE:{to.sequence if sequence is None else sequence}\n" if sequence != "" else ""
    return (
        f"BEGIN:VCALENDAR\nMETHOD:{method}\nPRODID:-//Somebody//EN\nVERSION:2.0\n{head}BEGIN:VEVENT\n"
        + (f"ORGANIZER:mailto:{to.organiser}\n" if organiser else "")
        + f"{who}UID:{uid or to.uid}\n{number}DTSTAMP:{stamp}\n"
        + f"DTSTART:20261215T100000Z\nDTEND:20261215T120000Z\nSUMMARY:Involvement session\n{more}"
        + "END:VEVENT\nEND:VCALENDAR\n"
    )


def mail(
    to: To, *parts: str, kind: str = "multipart/alternative", sender: str | None = None, top: str = "",
    message_id: str = "<reply-1@home.example>",
) -> bytes:  # fmt: skip
    """A mail of these parts, each with its own top lines; one alone is the mail itself."""
    begin = f"From: {sender or to.address}\nTo: {to.organiser}\nSubject: Accepted: Involvement session\n"
    begin += f"Message-ID: {message_id}\nMIME-Version: 1.0\n{top}" if message_id else f"MIME-Version: 1.0\n{top}"
    if len(parts) == 1:
        return crlf(begin + parts[0])
    body = "".join(f"--edge\n{part}\n" for part in parts)
    return crlf(f'{begin}Content-Type: {kind}; boundary="edge"\n\n{body}--edge--\n')


def crlf(text: str) -> bytes:
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()


def text(words: str = "I can come.") -> str:
    return f"Content-Type: text/plain; charset=utf-8\n\n{words}\n"


def page(words: str = "I can come.") -> str:
    return f"Content-Type: text/html; charset=utf-8\n\n<html><body><p>{words}</p></body></html>\n"


def part(
    calendar: str, *, method: str = "REPLY", kind: str = "text/calendar", how: str = "8bit", more: str = ""
) -> str:
    """The calendar part. `how` is 8bit, base64 or quoted-printable; without `method` the type names none."""
    raw = calendar.replace("\n", "\r\n").encode()
    if how == "base64":
        body = base64.encodebytes(raw).decode()
    else:
        body = quopri.encodestring(raw).decode() if how == "quoted-printable" else raw.decode()
    named = f"; method={method}" if method else ""
    return f"Content-Type: {kind}; charset=UTF-8{named}{more}\nContent-Transfer-Encoding: {how}\n\n{body}\n"


def report(to: To, action: str, status: str, inner: str) -> bytes:
    fields = (
        f"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {to.address}\nAction: {action}\nStatus: {status}\n"
    )
    status_part = f"Content-Type: message/delivery-status\n\n{fields}"
    kind = "multipart/report; report-type=delivery-status"
    top = "Return-Path: <>\nAuto-Submitted: auto-replied\n"
    return mail(to, text("It did not arrive."), status_part, inner, kind=kind, sender="postmaster@mx.example", top=top)

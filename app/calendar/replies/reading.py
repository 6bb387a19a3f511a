"""From the raw bytes of a mail to what stands in it. Pure, and never fails, whatever the bytes are.

Of a reply only METHOD, UID, ATTENDEE, PARTSTAT, SEQUENCE, DTSTAMP and COMMENT are taken, and of a counter-proposal its
time as words. A mail inside a mail (a bounce that quotes, something forwarded) is not looked into.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from typing import Any

from app.calendar.replies import headers
from app.calendar.replies.found import Found, Reply, Report
from app.calendar.replies.lines import Component, Line, components, plain
from app.calendar.replies.parts import calendar_text, has_outlook_format, report_text, words_of
from app.calendar.states import Answer
from app.messages import plain as safe

MOST_BYTES = 1024 * 1024
MOST_CALENDAR = 256 * 1024
MOST_COMMENT = 2000
MOST_TOP = 64 * 1024  # of the top lines of a mail that is too large to be taken apart
MOST_PARTS = 20  # of a mail: how deep it may nest, since each level is asked about every line
MOST_HEADER = 8 * 1024  # of one that names parts or their shape: the library reads it again for every `;`
SHAPE = re.compile(rb"^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
ANSWERS = {each.value.upper(): each for each in Answer}
STAMP = re.compile(r"\d{8}T\d{6}Z")
TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?\d*(Z?)")


def read(raw: bytes, *, whole: bool = True) -> Found:
    """What stands in this mail. `problem` is set where it cannot be read as one.

    Of one that is too large only the top lines are looked at. `whole=False` says that `raw` is no more than those.
    """
    large = not whole or len(raw) > MOST_BYTES
    raw = _top(raw) if large else raw
    digest = hashlib.sha256(raw).hexdigest()
    try:
        if raw.lower().count(b"boundary=") > MOST_PARTS or any(len(each) > MOST_HEADER for each in SHAPE.findall(raw)):
            return Found(digest, problem="too-large" if large else "unreadable")
        mail = message_from_bytes(raw)
        return _large(mail, digest) if large else _read(mail, digest)
    except Exception:  # noqa: BLE001  no mail may stop those behind it
        return Found(digest, problem="too-large" if large else "unreadable")


def _top(raw: bytes) -> bytes:
    """The lines before the first empty one, cut to size: the same whatever way the mail came."""
    return re.split(rb"\r?\n\r?\n", raw[:MOST_TOP], maxsplit=1)[0]


def _signed(mail: Message[Any, Any], digest: str) -> Found:
    """What the top lines say of who sent it, and about what."""
    sender = parseaddr(headers.line(mail, "From"))[1].lower()[:254]
    return Found(
        digest,
        message_id=headers.line(mail, "Message-ID")[:400],
        sender=sender if safe.is_address(sender) else "",
        subject=headers.line(mail, "Subject")[:300],
    )


def _large(mail: Message[Any, Any], digest: str) -> Found:
    automatic = headers.automatic(mail, has_calendar=False)
    return _signed(mail, digest).having(problem="too-large", automatic=automatic)


def _read(mail: Message[Any, Any], digest: str) -> Found:
    text, method = calendar_text(mail)
    found = _signed(mail, digest).having(
        automatic=headers.automatic(mail, has_calendar=text is not None),
        report=Report(headers.bounced(mail), report_text(mail), headers.status(mail))
        if headers.is_report(mail)
        else None,
        outlook_format=has_outlook_format(mail),
    )
    if found.automatic:
        return found
    if text is None:
        return found.having(words=words_of(mail))
    if len(text) > MOST_CALENDAR:
        return found.having(problem="too-large")
    return found.having(reply=_reply(text, method), words=words_of(mail))


def _reply(text: str, mime_method: str) -> Reply | None:
    """What the calendar part says; None where it is no calendar file at all."""
    parts = components(text)
    calendar = next((each for each in parts if each.name == "VCALENDAR"), None)
    if calendar is None:
        return None
    events = [each for each in parts if each.name == "VEVENT"]
    event = events[0] if events else Component("VEVENT")
    attendees = event.all("ATTENDEE")
    method = calendar.value("METHOD").upper()
    return Reply(
        method=method,
        mime_method=mime_method or method,
        events=len(events),
        attendees=len(attendees),
        uid=safe.line(event.value("UID")).lower()[:120],
        attendee=_address(attendees[0].value) if attendees else "",
        answer=ANSWERS.get(attendees[0].parameters.get("PARTSTAT", "").strip().upper()) if attendees else None,
        passed_on=bool(attendees) and attendees[0].parameters.get("PARTSTAT", "").strip().upper() == "DELEGATED",
        sequence=_number(event.value("SEQUENCE")),
        dtstamp=_stamp(event.value("DTSTAMP")),
        comment=_comment(event),
        proposed=_proposed(event) if method == "COUNTER" else "",
    )


def _address(value: str) -> str:
    """`MAILTO:Ann@Home.example` and `mailto:ann@home.example` are the same mailbox."""
    words = safe.line(value)[:300]
    return words[7:].strip().lower() if words[:7].lower() == "mailto:" else words.lower()


def _number(value: str) -> int | None:
    """0 where it is absent; None where it is no number that a SEQUENCE can be."""
    if not value:
        return 0
    return int(value) if re.fullmatch(r"[0-9]{1,9}", value) else None


def _stamp(value: str) -> datetime | None:
    if not STAMP.fullmatch(value):
        return None
    try:
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _comment(event: Component) -> str:
    words = "\n".join(plain(line.value) for line in event.all("COMMENT"))
    return safe.text(words).strip()[:MOST_COMMENT]


def _proposed(event: Component) -> str:
    """The time of a counter-proposal as words, as their calendar wrote it; nothing is reckoned with it."""
    times = [_time(line) for name in ("DTSTART", "DTEND") for line in event.all(name)[:1]]
    return " – ".join(each for each in times if each)


def _time(line: Line) -> str:
    found = TIME.match(line.value.strip())
    if not found:
        return ""
    year, month, day, hour, minute, utc = found.groups()
    zone = "UTC" if utc else safe.line(line.parameters.get("TZID", ""))[:60]
    words = f"{day}.{month}.{year}" + (f" {hour}:{minute}" if hour else "")
    return f"{words} ({zone})" if zone else words

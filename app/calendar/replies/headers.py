"""What the top lines of a mail say: who sent it, and whether a person or a machine did."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from typing import Any

from app.messages import plain

MOST = 2000
LISTS = ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Loop")
MACHINES = ("mailer-daemon@", "postmaster@", "mail-daemon@")
BULK = {"bulk", "junk", "list", "auto_reply"}


def line(mail: Message[Any, Any], name: str) -> str:
    """The header in one clean line, decoded; empty where it is absent, and as it stands where it cannot be decoded."""
    raw = str(mail.get(name, ""))[:MOST]
    try:
        parts = decode_header(raw)
        words = "".join(_decoded(part, charset) for part, charset in parts)
    except (MessageError, ValueError, LookupError, AssertionError):
        words = raw
    return plain.line(words)


def _decoded(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset or "utf-8", "replace")
    except LookupError:
        return part.decode("utf-8", "replace")


def automatic(mail: Message[Any, Any], *, has_calendar: bool) -> bool:
    """Whether a machine sent this: it is never answered, and never taken for somebody's word.

    A calendar service that sends a person's answer for them may say `auto-generated`; an out-of-office answer may say
    so too, and carries no calendar part.
    """
    submitted = line(mail, "Auto-Submitted").lower().split(";")[0].strip()
    if is_report(mail) or _no_way_back(mail) or submitted not in {"", "no", "auto-generated"}:
        return True
    if has_calendar:
        return False
    listed = any(mail.get(name) is not None for name in LISTS) or line(mail, "Precedence").lower() in BULK
    return submitted == "auto-generated" or listed or _is_from_a_machine(mail)


def is_report(mail: Message[Any, Any]) -> bool:
    """A report in the standard's form, or in a mail server's own words."""
    return mail.get_content_type() == "multipart/report" or _is_from_a_machine(mail) or _no_way_back(mail)


def bounced(mail: Message[Any, Any]) -> bool:
    """Whether the report says that a mail will never arrive, rather than that it is late, was opened or was shown."""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            fields = _fields(part)
            return "action: failed" in fields and "status: 4." not in fields
    if mail.get_content_type() == "multipart/report":
        return False  # a receipt of another kind
    subject = line(mail, "Subject").lower()
    return _is_from_a_machine(mail) and not any(word in subject for word in ("delay", "warning", "out of office"))


def status(mail: Message[Any, Any]) -> str:
    """Why a mail came back, as a code of the standard (RFC 3463) such as 5.1.1; empty where the report has none."""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            said = re.search(r"^status:\s*(5\.\d{1,3}\.\d{1,3})", _fields(part), re.MULTILINE)
            return said.group(1) if said else ""
    return ""


def _fields(part: Message[Any, Any]) -> str:
    return "\n".join(str(each) for each in _blocks(part)).lower()


def _blocks(part: Message[Any, Any]) -> list[object]:
    held = part.get_payload()
    return list(held) if isinstance(held, list) else [held]


def _no_way_back(mail: Message[Any, Any]) -> bool:
    return mail.get("Return-Path") is not None and line(mail, "Return-Path") in {"<>", ""}


def _is_from_a_machine(mail: Message[Any, Any]) -> bool:
    return any(machine in line(mail, "From").lower() for machine in MACHINES)

"""Replies of other programs, and of those that break something on the way."""

from __future__ import annotations

import base64

from tests.calendar.replies.shapes.build import STAMP, To, ics, mail, page, part, text


def thunderbird(to: To) -> bytes:
    answer = ics(to, parameters=";RSVP=TRUE;ROLE=REQ-PARTICIPANT", head="X-MOZ-TIME:1\n")
    attached = part(answer, kind="application/ics", method="REPLY", how="base64", more='; name="invite.ics"')
    return mail(to, text(), part(answer), attached, kind="multipart/mixed", top="User-Agent: Thunderbird\n")


def zoho(to: To) -> bytes:
    """Only the attached file; the type names no method."""
    return mail(to, page(), part(ics(to), kind="application/ics", method="", how="base64"), kind="multipart/mixed")


def samsung_phone(to: To) -> bytes:
    """The calendar part is the whole mail, lines end with LF alone, the charset is a small one."""
    return mail(to, part(ics(to, "DECLINED")).replace("UTF-8", "us-ascii")).replace(b"\r\n", b"\n")


def evolution(to: To) -> bytes:
    return mail(to, part(ics(to).replace("BEGIN:VCALENDAR", "\ufeffBEGIN:VCALENDAR")))


def nextcloud(to: To) -> bytes:
    return mail(to, text(), part(ics(to, more="REQUEST-STATUS:2.0;Success\n")), top="Auto-Submitted: auto-generated\n")


def proton(to: To) -> bytes:
    """Small letters everywhere."""
    return mail(to, part(ics(to, "accepted").replace("ATTENDEE", "attendee").replace("METHOD:REPLY", "method:reply")))


def fastmail_in_utf16(to: To) -> bytes:
    body = base64.encodebytes(ics(to).replace("\n", "\r\n").encode("utf-16")).decode()
    kind = "Content-Type: text/calendar; charset=utf-16; method=REPLY\nContent-Transfer-Encoding: base64"
    return mail(to, f"{kind}\n\n{body}")


def lotus_in_latin_1(to: To) -> bytes:
    body = ics(to, more="COMMENT:Gru\u00df\n").replace("\n", "\r\n").encode("latin-1")
    head = mail(to, "Content-Type: text/calendar; charset=ISO-8859-1; method=REPLY\n\n")
    return head + body


def no_message_id(to: To) -> bytes:
    return mail(to, part(ics(to)), message_id="")


def no_stamp(to: To) -> bytes:
    return mail(to, part(ics(to).replace(f"DTSTAMP:{STAMP}\n", "")))


def clock_in_the_future(to: To) -> bytes:
    return mail(to, part(ics(to, stamp="20991231T235959Z")))


def broken_base64(to: To) -> bytes:
    """Cut off in the middle, as some gateways do: what is there still says it all."""
    answer = ics(to).replace("SUMMARY", "DESCRIPTION:" + "x" * 300 + "\nSUMMARY")
    whole = mail(to, part(answer, how="base64"))
    return whole[: len(whole) - 150]

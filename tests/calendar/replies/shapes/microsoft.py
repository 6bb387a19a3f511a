"""Replies as Outlook and Exchange write them."""

from __future__ import annotations

from tests.calendar.replies.shapes.build import ZONE, To, ics, mail, page, part, report, text


def outlook_desktop(to: To) -> bytes:
    """Base64, Windows' names of zones, capitals in MAILTO, its own X- lines."""
    answer = ics(
        to, head=ZONE, mailto="MAILTO:", more="X-MICROSOFT-CDO-APPT-SEQUENCE:0\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\n"
    )
    return mail(to, text(), part(answer, how="base64"), top="X-MS-Has-Attach:\nThread-Index: Adz\n")


def exchange_without_organizer(to: To) -> bytes:
    """Microsoft 365 leaves the ORGANIZER out; a comment in the language of the person."""
    return mail(to, text(), page(), part(ics(to, organiser=False, head=ZONE), how="base64"))


def outlook_declines(to: To) -> bytes:
    return mail(to, text("No."), part(ics(to, "DECLINED", more="COMMENT;LANGUAGE=en-GB:I am in hospital\\, sorry.\n")))


def outlook_perhaps(to: To) -> bytes:
    return mail(to, text(), part(ics(to, "TENTATIVE"), how="quoted-printable"))


def outlook_proposes(to: To) -> bytes:
    answer = ics(to, "TENTATIVE", method="COUNTER", more="COMMENT:Could it be later?\n").replace(
        "DTSTART:20261215T100000Z", 'DTSTART;TZID="GMT Standard Time":20261215T140000'
    )
    return mail(to, text(), part(answer, method="COUNTER"))


def outlook_declines_and_proposes(to: To) -> bytes:
    """A no together with another time is talked about first, so the place stays."""
    return mail(to, part(ics(to, "DECLINED", method="COUNTER"), method="COUNTER"))


def outlook_phone(to: To) -> bytes:
    """No SEQUENCE at all."""
    return mail(to, part(ics(to, sequence=""), how="base64"))


def outlook_own_format(to: To) -> bytes:
    """Sent as rich text: only a winmail.dat, which nothing but Outlook reads."""
    tnef = "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+Ig==\n"
    return mail(to, text(""), tnef, kind="multipart/mixed")


def exchange_out_of_office(to: To) -> bytes:
    return mail(
        to, text("I am away until Monday."), top="Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\n"
    )


def exchange_not_delivered(to: To) -> bytes:
    return report(to, "failed", "5.1.10", f"Content-Type: message/rfc822\n\nMessage-ID: <{to.message_id}>\n\nWords\n")


def exchange_forward_notification(to: To) -> bytes:
    """Somebody passed the invitation on; a note without a way back."""
    return mail(to, part(ics(to, "", method="REQUEST"), method="REQUEST"), top="Return-Path: <>\n")

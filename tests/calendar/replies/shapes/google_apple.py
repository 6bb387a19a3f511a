"""Replies as Google and Apple write them."""

from __future__ import annotations

from tests.calendar.replies.shapes.build import To, ics, mail, page, part, text


def gmail(to: To) -> bytes:
    """The same file twice, inline and attached; a machine sends it for the person, and says so."""
    answer = ics(to, parameters=";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN=Ada;X-NUM-GUESTS=0")
    attached = part(answer, kind="application/ics", method="", how="base64", more="; name=invite.ics")
    inner = f'Content-Type: multipart/alternative; boundary="in"\n\n--in\n{text()}\n--in\n{part(answer)}\n--in--\n'
    top = "Sender: Google Calendar <calendar-notification@google.example>\nAuto-Submitted: auto-generated\n"
    return mail(to, inner, attached, kind="multipart/mixed", top=top, message_id="<calendar-1@google.example>")


def gmail_old_number(to: To) -> bytes:
    """Answers under the SEQUENCE of the first invitation, where only the room has changed since."""
    return mail(to, text(), part(ics(to, sequence=str(to.sequence - 1))))


def gmail_declines_with_note(to: To) -> bytes:
    top = "Auto-Submitted: auto-generated\n"
    return mail(to, text(), part(ics(to, "DECLINED", more="COMMENT:not well today\n"), how="base64"), top=top)


def google_workspace_perhaps(to: To) -> bytes:
    return mail(to, text(), page(), part(ics(to, "tentative"), how="quoted-printable"))


def apple_mail(to: To) -> bytes:
    return mail(to, text(), part(ics(to, parameters=';CN="Example, Ada";EMAIL=ada@home.example', more="X-APPLE-X:1\n")))


def apple_from_another_account(to: To) -> bytes:
    """The mail comes from another account of theirs; the ATTENDEE is the one that was invited."""
    return mail(to, part(ics(to)), sender="Ada <ada.private@icloud.example>")


def apple_as_another_account(to: To) -> bytes:
    """And here the ATTENDEE is the other account too: nobody can know that it is the same person."""
    other = "ada.private@icloud.example"
    return mail(to, part(ics(to, "DECLINED", attendee=other)), sender=other)


def iphone(to: To) -> bytes:
    """Folded in odd places, capitals in the address."""
    return mail(to, part(ics(to, attendee=to.address.upper()).replace("ATTENDEE;", "ATTEN\n DEE;")))


def iphone_declines(to: To) -> bytes:
    return mail(to, part(ics(to, "DECLINED", parameters=";CUTYPE=INDIVIDUAL")))

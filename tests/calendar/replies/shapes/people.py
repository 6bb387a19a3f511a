"""What people write, and what machines write about mails."""

from __future__ import annotations

from tests.calendar.replies.shapes.build import To, ics, mail, page, part, report, text


def somebody_writes(to: To) -> bytes:
    return mail(to, text("Can I bring my dog? Ada"), page("Can I bring my dog?"))


def somebody_writes_a_page(to: To) -> bytes:
    return mail(to, page("Can I bring <b>my dog</b>?<script>x</script>"))


def forwarded_invitation(to: To) -> bytes:
    """The invitation inside another mail says nothing of the one who passes it on."""
    inner = (
        f"Content-Type: message/rfc822\n\nSubject: Invitation\nContent-Type: text/calendar; method=REPLY\n\n{ics(to)}"
    )
    return mail(to, text("Is this for me?"), inner, kind="multipart/mixed")


def answered_by_whom_it_was_forwarded_to(to: To) -> bytes:
    return mail(to, part(ics(to, attendee="bea@other.example")), sender="bea@other.example")


def passed_on(to: To) -> bytes:
    return mail(to, part(ics(to, "DELEGATED", parameters=';DELEGATED-TO="mailto:bea@other.example"')))


def not_answered_yet(to: To) -> bytes:
    return mail(to, part(ics(to, "NEEDS-ACTION")))


def bounce_standard(to: To) -> bytes:
    return report(to, "failed", "5.1.1", f"Content-Type: text/rfc822-headers\n\nMessage-ID: <{to.message_id}>\n")


def bounce_of_qmail(to: To) -> bytes:
    words = f"Hi. I could not deliver this.\n<{to.address}>: no such mailbox\n\n--- below this line\n"
    words += f"Message-ID: <{to.message_id}>\n"
    return mail(to, text(words), sender="MAILER-DAEMON@mx.example", top="Return-Path: <>\n")


def bounce_that_quotes_an_answer(to: To) -> bytes:
    """The mail that came back is read as what it is, never as the answer in it."""
    inner = (
        f"Content-Type: message/rfc822\n\nMessage-ID: <{to.message_id}>\nContent-Type: text/calendar; method=REPLY\n\n"
    )
    return report(to, "failed", "5.2.2", inner + ics(to, "DECLINED"))


def late_but_coming(to: To) -> bytes:
    return report(to, "delayed", "4.4.7", f"Content-Type: text/rfc822-headers\n\nMessage-ID: <{to.message_id}>\n")


def read_receipt(to: To) -> bytes:
    note = "Content-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n"
    return mail(to, text("Read"), note, kind="multipart/report; report-type=disposition-notification")


def out_of_office(to: To) -> bytes:
    return mail(to, text("I am away."), top="Auto-Submitted: auto-replied (vacation)\nPrecedence: bulk\n")


def out_of_office_with_a_calendar(to: To) -> bytes:
    """A machine that answers by itself is nobody's word, whatever it carries."""
    return mail(to, part(ics(to, "DECLINED")), top="Auto-Submitted: auto-replied\n")


def mailing_list(to: To) -> bytes:
    return mail(to, text("News"), top="List-Id: <news.example>\n")

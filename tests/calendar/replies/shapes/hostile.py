"""What somebody sends who means no good, or a program that is broken."""

from __future__ import annotations

from tests.calendar.replies.shapes.build import To, ics, mail, part, report


def forged_uid(to: To) -> bytes:
    return mail(to, part(ics(to, "DECLINED", uid="0" * 32 + "@alongside.example")))


def forged_with_a_person_s_address(to: To) -> bytes:
    """Whoever knows the address but not the UID."""
    return mail(to, part(ics(to, "DECLINED", uid=f"1-{to.address}")))


def from_the_future(to: To) -> bytes:
    return mail(to, part(ics(to, "DECLINED", sequence="999")))


def sequence_of_words(to: To) -> bytes:
    return mail(to, part(ics(to, "DECLINED", sequence="-1e9")))


def forged_bounce(to: To) -> bytes:
    return report(
        to, "failed", "5.1.1", f"Content-Type: text/rfc822-headers\n\nMessage-ID: <{'0' * 32}@alongside.example>\n"
    )


def several_events(to: To) -> bytes:
    one = ics(to, "DECLINED").replace("END:VCALENDAR\n", "")
    return mail(to, part(one + one[one.index("BEGIN:VEVENT") :] + "END:VCALENDAR\n"))


def several_attendees(to: To) -> bytes:
    return mail(to, part(ics(to, "DECLINED", more=f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{to.address}\n")))


def no_attendee(to: To) -> bytes:
    return mail(to, part(ics(to, "")))


def methods_that_differ(to: To) -> bytes:
    return mail(to, part(ics(to, "DECLINED", method="CANCEL")))


def a_request(to: To) -> bytes:
    return mail(to, part(ics(to, method="REQUEST"), method="REQUEST"))


def a_publish(to: To) -> bytes:
    return mail(to, part(ics(to, method="PUBLISH"), method="PUBLISH"))


def no_calendar_at_all(to: To) -> bytes:
    return mail(to, part("nothing of the kind\n"))


def too_large(to: To) -> bytes:
    return mail(to, part(ics(to, "DECLINED"))) + b"x" * 1024 * 1024


def too_large_a_calendar(to: To) -> bytes:
    return mail(to, part(ics(to, "DECLINED", more="COMMENT:" + "x" * 260 * 1024 + "\n")))


def a_thousand_parts(to: To) -> bytes:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(1000))
    return mail(to, nested + part(ics(to, "DECLINED")))


def a_header_without_end(to: To) -> bytes:
    return mail(to, "Content-Type: text/calendar" + "; a=b" * 20_000 + "\n\n" + ics(to, "DECLINED"))


def empty(_to: To) -> bytes:
    return b""


def only_bytes(_to: To) -> bytes:
    return bytes(range(256)) * 40

"""The shape of our e-mails, read back the way a mail program reads them."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from app.messages.mime import CalendarPart, compose

ICS = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX-WORDS:Si\xc3\xa2n\r\nEND:VCALENDAR\r\n"
PART = CalendarPart(method="REQUEST", uid="u@x", sequence=0, content=ICS)


def written(**changes: object) -> bytes:
    values = {
        "sender": "invites@involvement.example",
        "sender_name": "Involvement team",
        "recipient": "ada@home.example",
        "subject": "Your place: Involvement meeting",
        "text": "Hello Ada,\n\nSiân will meet you.\n",
        "html": "<p>Hello Ada</p>",
        "message_id": "0123456789abcdef0123456789abcdef@involvement.example",
        "date": datetime(2026, 12, 1, 9, 0, tzinfo=UTC),
        "calendar": None,
    }
    return compose(**{**values, **changes}).content  # type: ignore[arg-type]


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=default)  # type: ignore[return-value]


def test_an_invitation_has_three_alternatives_and_one_attachment():
    mail = read(written(calendar=PART))

    assert mail.get_content_type() == "multipart/mixed"
    body, attachment = mail.iter_parts()
    assert [part.get_content_type() for part in body.iter_parts()] == ["text/plain", "text/html", "text/calendar"]
    assert attachment.get_content_type() == "application/ics"
    assert attachment.get_filename() == "invite.ics"


def test_the_calendar_part_names_its_method_and_goes_out_byte_for_byte():
    mail = read(written(calendar=PART))

    body, attachment = mail.iter_parts()
    part = list(body.iter_parts())[2]
    assert part["Content-Type"].params == {"charset": "UTF-8", "method": "REQUEST"}
    assert part.get_payload(decode=True) == attachment.get_payload(decode=True) == ICS


def test_a_plain_mail_is_text_and_html_only():
    mail = read(written())

    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail.get_body(("plain",)).get_content().splitlines() == ["Hello Ada,", "", "Siân will meet you."]


def test_the_headers_say_who_to_whom_and_that_a_machine_wrote():
    mail = read(written())

    assert mail["From"] == "Involvement team <invites@involvement.example>"
    assert mail["To"] == "ada@home.example"
    assert mail["Message-ID"] == "<0123456789abcdef0123456789abcdef@involvement.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert mail.get_all("MIME-Version") == ["1.0"]


@pytest.mark.parametrize("calendar", [None, PART])
def test_a_mail_is_seven_bit_clean_with_short_lines_whatever_stands_in_it(calendar):
    odd = "Siân 日本語 🎉 \ud800\x00" + "x" * 2000 + "\r\n.\r\nFrom here\r\n"

    raw = written(text=odd, html=odd, subject=odd, sender_name=odd, calendar=calendar)

    raw.decode("ascii")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


@pytest.mark.parametrize("field", ["subject", "sender_name"])
def test_words_never_become_a_header(field):
    mail = read(written(**{field: "Hello\r\nBcc: eve@else.example\n\nbody"}))

    assert mail["Bcc"] is None
    assert mail["To"] == "ada@home.example"
    assert len(mail["From"].addresses) == 1
    assert mail.get_body(("plain",)).get_content().startswith("Hello Ada")


@pytest.mark.parametrize(
    "address",
    ["ada@home.example, eve@else.example", "ada@home.example\r\nBcc: eve@else.example", "Ada <ada@home.example>", ""],
)
@pytest.mark.parametrize("field", ["recipient", "sender"])
def test_more_or_less_than_one_plain_address_is_refused(field, address):
    with pytest.raises(ValueError, match="one plain address"):
        written(**{field: address})


def test_the_same_message_is_the_same_bytes_each_time():
    assert written(calendar=PART) == written(calendar=PART)


def test_a_long_host_name_leaves_the_message_id_whole():
    wanted = "0" * 32 + "@" + ".".join(["involvement"] * 6) + ".example"

    assert written(message_id=wanted).count(b"Message-ID: <" + wanted.encode() + b">\r\n") == 1


@pytest.mark.parametrize(
    "words",
    [".\n..\n.x\n.", "a" * 2000, "one=\n=3D =E9", "From me\n--=_\n", "Siân, " * 200, "", "x\n\n\n", "a b 日本語 " * 60],
)
def test_words_arrive_letter_by_letter(words):
    mail = read(written(text=words, html=words, calendar=PART))

    assert not [defect for part in mail.walk() for defect in part.defects]
    for kind in ("plain", "html"):
        assert mail.get_body((kind,)).get_content().rstrip().splitlines() == words.rstrip().splitlines()

"""Phones, e-mails, and how somebody likes to hear from us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.people.models import Channel
from app.people.register.cells.channels import read_channel
from app.people.register.cells.emails import read_email
from app.people.register.cells.phones import read_phone
from app.people.register.questions import Reading, settled
from app.people.register.sheets import Broken

PHONES = [
    ("07700 900001", "+447700900001"),
    ("+44 7700 900823", "+447700900823"),
    ("+44 (0)7700 900823", "+447700900823"),
    ("0044 7700 900823", "+447700900823"),
    ("447700900823", "+447700900823"),
    ("(01632) 960 001", "+441632960001"),
    ("0116 496 0144", "+441164960144"),
    ("07700-900-001", "+447700900001"),
    (7700900075, "+447700900075"),
    ("7700900075", "+447700900075"),
    (1164960144, "+441164960144"),
    ("07700 900001 (mobile)", "+447700900001"),
    ("+353 86 123 4567", "+353861234567"),
    ("020 7946 0018 ext 12", "+442079460018"),
]


@pytest.mark.parametrize(("typed", "number"), PHONES)
def test_a_phone_number_in_many_shapes(typed: object, number: str) -> None:
    assert read_phone(typed).value == number


def test_of_two_numbers_the_mobile_is_kept_and_said() -> None:
    reading = read_phone("0116 496 0144 / 07700 900001")
    assert reading.value == "+447700900001"
    assert "more than one" in reading.notes[0]


@pytest.mark.parametrize(
    "typed", ["0770090000", "07700 9000011", "7.70E+09", "7.7009E+9", "943 476 5919", "12", "0770o900001"]
)
def test_a_phone_number_that_cannot_be_right_is_a_question(typed: str) -> None:
    assert read_phone(typed).question is not None


@pytest.mark.parametrize("typed", [None, "", "none", "n/a", "-", "no phone"])
def test_no_phone_is_no_phone(typed: object) -> None:
    assert read_phone(typed) == Reading()


@pytest.mark.parametrize(
    ("typed", "email"),
    [
        ("a.b@post.example", "a.b@post.example"),
        (" A.B@POST.Example ", "a.b@post.example"),
        ("mailto:a@post.example", "a@post.example"),
        ("Ann Lee <a@post.example>", "a@post.example"),
        ("a@post.example;", "a@post.example"),
        ("o'brien+x@post.example", "o'brien+x@post.example"),
        ("a@post.example (home)", "a@post.example"),
    ],
)
def test_an_email(typed: str, email: str) -> None:
    assert read_email(typed).value == email


@pytest.mark.parametrize(
    "typed",
    [
        "o.fennimore@post",
        "a@@b.example",
        "ann at post.example",
        "a@post.example; b@post.example",
        "@x.y",
        "a..b@post.example",
    ],
)
def test_an_email_that_cannot_be_right_is_a_question(typed: object) -> None:
    reading = read_email(typed)
    assert reading.question is not None
    assert settled(reading, {"email": "right@post.example"}, read_email).value == "right@post.example"
    assert settled(reading, {"email": "They have no e-mail"}, read_email) == Reading()


def test_words_instead_of_a_number_or_an_address_are_left_out_and_said() -> None:
    for reading in (read_phone("via ward"), read_email("via ward")):
        assert (reading.value, reading.question) == (None, None)
        assert "left out" in reading.notes[0]


def test_of_two_emails_one_can_be_chosen() -> None:
    reading = read_email("a@post.example, b@post.example")
    assert settled(reading, {"email": "b@post.example"}).value == "b@post.example"


@pytest.mark.parametrize(
    ("typed", "channel"),
    [
        ("Phone", Channel.PHONE),
        ("ring me", Channel.PHONE),
        ("Text", Channel.TEXT),
        ("text message", Channel.TEXT),
        ("SMS", Channel.TEXT),
        ("E-mail", Channel.EMAIL),
        ("Letter", Channel.LETTER),
        ("by post", Channel.LETTER),
        ("any", None),
        (None, None),
    ],
)
def test_how_they_like_to_hear(typed: str, channel: Channel | None) -> None:
    assert read_channel(typed) == Reading(channel)


@pytest.mark.parametrize("typed", ["not by phone", "carrier pigeon", "never post"])
def test_an_unclear_way_to_reach_them_is_a_question(typed: str) -> None:
    assert settled(read_channel(typed), {"contact-by": "text"}).value is Channel.TEXT


CELLS = st.one_of(
    st.none(),
    st.text(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.sampled_from(Broken),
    st.text(alphabet="0123456789/-.+ ,;:ETapmstndh(@)x\n'’\"", max_size=40),
)


@given(cell=CELLS)
def test_a_phone_number_that_is_kept_is_international(cell: object) -> None:
    number = read_phone(cell).value
    assert number is None or (number.startswith("+") and number[1:].isdigit() and len(number) <= 20)

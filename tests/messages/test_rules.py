"""By which way to a person."""

from __future__ import annotations

import pytest

from app.core import db
from app.messages import outbox
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.words import Words
from app.people.models import Channel, Person

WORDS = Words("A subject", "The words\n", "<p>The words</p>", "Short words")
SHORTLESS = Words("A subject", "The words\n", "<p>The words</p>", None)


@pytest.mark.parametrize(
    ("fields", "words", "channel", "address"),
    [
        ({"contact_by": Channel.EMAIL, "email": "a@b.example"}, WORDS, Channel.EMAIL, "a@b.example"),
        ({"contact_by": Channel.TEXT, "phone": "+441", "email": "a@b.example"}, WORDS, Channel.TEXT, "+441"),
        (
            {"contact_by": Channel.TEXT, "phone": "+441", "email": "a@b.example"},
            SHORTLESS,
            Channel.EMAIL,
            "a@b.example",
        ),
        (
            {"contact_by": Channel.LETTER, "address": "1 Low Street\nLeeds"},
            WORDS,
            Channel.LETTER,
            "Ada Example\n1 Low Street\nLeeds",
        ),
        ({"contact_by": Channel.PHONE, "phone": "+441", "email": "a@b.example"}, WORDS, Channel.PHONE, "+441"),
        ({"contact_by": Channel.EMAIL, "address": "1 Low Street"}, WORDS, Channel.LETTER, "Ada Example\n1 Low Street"),
        ({"contact_by": Channel.EMAIL, "email": "not one@", "phone": "+441"}, WORDS, Channel.PHONE, "+441"),
        ({"contact_by": Channel.LETTER, "address": " \n", "email": "a@b.example"}, WORDS, Channel.EMAIL, "a@b.example"),
        ({"contact_by": Channel.EMAIL}, WORDS, Channel.PHONE, ""),
    ],
)
def test_a_person_is_told_the_way_they_chose_or_the_next_that_reaches_them(
    context, make, fields, words, channel, address
):
    person_id = make.person("Ada Example", **fields)
    with db.transaction() as session:
        person = session.get_one(Person, person_id)
        found = session.get_one(OutboxMessage, outbox.post(person, words, name="place_confirmed", about="place:1"))

    assert (found.channel, found.address) == (channel, address)
    assert (found.html is None) == (channel is not Channel.EMAIL)
    assert found.text == ("Short words" if channel is Channel.TEXT else "The words\n")
    assert found.state == (MessageState.TO_CALL if channel is Channel.PHONE else MessageState.WAITING)

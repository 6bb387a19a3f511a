"""Words that are kept with blanks say to each reader what words of their own would say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from jinja2 import DictLoader

from app.core import db
from app.messages.words import Words, render, render_for
from app.messages.write import Meeting, Occasion
from app.people.models import Person
from tests.support.make import Make

WHEN = datetime(2027, 6, 15, 9, 30, tzinfo=UTC), datetime(2027, 6, 15, 11, 0, tzinfo=UTC)
ONE = Occasion("Involvement meeting", (Meeting(*WHEN, "Room 2, 1 High Street"),), ask="Sam Host, 020 7946 0001")


@pytest.fixture
def ada(context: Flask, make: Make) -> Person:
    return db.session().get_one(Person, make.advisor("Ada Example", email="ada@home.example"))


def told(person: Person, number: int, name: str = "reserve_joined") -> Words:
    return render_for(person, name, {"occasion": ONE, "number": number, "why": "", "because": ""})


def test_each_is_told_their_own_number(ada: Person) -> None:
    """The first makes the words that are kept; the others fill them in."""
    for number in (2, 13, 2):
        words = told(ada, number)
        own = {"person": ada, "occasion": ONE, "number": number, "why": "", "because": ""}

        assert f"You are number {number} on the list." in words.text
        assert words == render("reserve_joined", own)


@pytest.mark.parametrize("asks", ["number == 1", "number != 2", "number < 2", "number in (1,)"])
def test_words_that_ask_which_number_it_is_are_written_for_each(
    context: Flask, monkeypatch: pytest.MonkeyPatch, ada: Person, asks: str
) -> None:
    said = {"subject.txt": "A number", "body.txt": f"{{% if {asks} %}}next{{% else %}}later{{% endif %}}",
            "body.html": "-"}  # fmt: skip
    files = DictLoader({f"messages/{asks}/{file}": text for file, text in said.items()})
    monkeypatch.setattr(context, "jinja_env", context.jinja_env.overlay(loader=files))

    assert [told(ada, number, asks).text for number in (1, 2)] == ["next\n", "later\n"]

"""Shared notes: the team writes, the person reads and answers, and nobody else sees anything of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.people.models import Role
from app.people.notes.models import SharedNote
from app.people.notes.rules import may_be_about_health
from tests.support.make import Make
from tests.support.page import Browser

Ref = Callable[[int], str]


@pytest.fixture
def ann(make: Make, ref: Ref) -> str:
    return f"/team/people/{ref(make.advisor('Ann Lee', email='ann@post.example'))}/notes"


@pytest.fixture
def own(team: Browser, ann: str) -> Browser:
    assert ann
    browser = team.another()
    browser.sign_in("ann@post.example")
    return browser


def notes(application: Flask) -> int:
    with application.app_context():
        return db.session().scalar(select(func.count()).select_from(SharedNote)) or 0


def test_the_person_reads_it_answers_and_the_newest_comes_first(team: Browser, own: Browser, ann: str) -> None:
    page = team.get(ann)
    assert page.text.index("Ann Lee can read what you write here") < page.text.index("Whose words are these?")
    team.send(page, {"words": "Prefers the 9:15 train."})

    page = own.get(own.get("/account").links()["Notes about me"])
    assert "Prefers the 9:15 train." in page.text
    assert "Tess Team, Tuesday 1 December 2026, 9am" in page.text
    own.send(page, {"words": "The 10:15 is better."})

    titles = [each.get_text(strip=True) for each in team.get(ann).soup.select("article h2")]
    assert [title.split(",")[0] for title in titles] == ["Ann Lee", "Tess Team"]


def test_a_note_about_health_is_asked_about_once_and_never_stopped(application: Flask, team: Browser, ann: str) -> None:
    page = team.send(team.get(ann), {"words": "Her diagnosis came up."})
    assert "This can be read by Ann Lee and by everybody in the team." in page.text
    assert page.form()["words"] == "Her diagnosis came up."
    assert notes(application) == 0

    team.send(page)

    assert notes(application) == 1


@pytest.mark.parametrize(
    ("words", "health"),
    [
        ("Takes medication at noon", True),
        ("Was sectioned in May", True),
        ("Needs a step-free room and large print", False),
        ("Bill Illingworth met her at the still pond; section B of the form", False),
    ],
)
def test_what_looks_like_health(words: str, health: bool) -> None:
    assert may_be_about_health(words) is health


def test_their_own_words_can_be_written_down_for_them(
    application: Flask, team: Browser, own: Browser, ann: str
) -> None:
    team.send(team.get(ann), {"words": "Please ring after ten.", "whose": "phone"})

    assert "in their own words, written down for them" in own.get("/my-notes").text
    refused = team.send(team.get(ann), {"words": "  "})
    assert refused.errors == ["Write the note."]
    assert notes(application) == 1


def test_nobody_else_reads_or_writes_one(application: Flask, team: Browser, own: Browser, ann: str, make: Make) -> None:
    team.send(team.get(ann), {"words": "Prefers mornings."})
    for role in (Role.HOST, Role.FINANCE, Role.BUDGET, Role.ADMIN):
        make.person(f"The {role.value}", role, email=f"{role.value}@post.example")
        other = team.another()
        other.sign_in(f"{role.value}@post.example")
        other.get(ann, status=403)
        other.post(ann, status=403, words="x")
        other.get("/my-notes", status=403)
    own.get(ann, status=403)
    make.advisor("Bo Berg", email="bo@post.example")
    bo = team.another()
    bo.sign_in("bo@post.example")
    assert "Prefers mornings." not in bo.get("/my-notes").text
    assert notes(application) == 1

"""Asking to join: by web as anybody, and by the team for somebody who rang or wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.people.models import Advisor, Person
from app.people.states import AdvisorState
from tests.support.make import Make
from tests.support.page import Browser

Named = Callable[[str], Advisor]
Told = Callable[[str], list[str]]
NEW = {
    "full_name": "Noor Aziz",
    "contact_by": "phone",
    "phone": "07700 900123",
    "lived": ["carer"],
    "said": "Mornings.",
}


def people(application: Flask) -> int:
    with application.app_context():
        return db.session().scalar(select(func.count()).select_from(Person)) or 0


def test_anybody_may_ask_without_an_email_and_reads_what_happens_next(
    browser: Browser, known: Named, told: Told
) -> None:
    page = browser.send(browser.get(browser.get("/").links()["I would like to take part"]), NEW)

    assert page.h1 == "Thank you"
    assert "We have your name." in page.text
    assert "The register is full" not in page.text
    noor = known("Noor Aziz")
    assert (noor.state, noor.carer, noor.service_user) == (AdvisorState.ENQUIRY, True, False)
    assert (noor.person.phone, noor.person.email) == ("+447700900123", None)
    assert noor.moves[0].actor_id == noor.person_id
    assert told("Noor Aziz") == []  # they asked for a call: somebody rings, and no machine writes


def test_no_question_is_about_health(browser: Browser) -> None:
    labels = [label.get_text().casefold() for label in browser.get("/join").soup.select("label, legend")]
    assert not [said for said in labels if "diagnos" in said or "condition" in said or "illness" in said]


def test_by_email_an_answer_comes_and_a_form_sent_twice_is_one_wish(
    application: Flask, browser: Browser, told: Told
) -> None:
    by_email = {**NEW, "contact_by": "email", "email": "Noor@Post.example", "phone": ""}
    for _time in range(2):
        browser.send(browser.get("/join"), by_email)

    assert people(application) == 1
    assert told("Noor Aziz") == ["joining_noted"]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"full_name": " "}, "Enter your name."),
        ({"phone": ""}, "Enter a phone number, or choose another way to make contact."),
        ({"lived": []}, "Choose the one that is true for you, or both."),
        ({"contact_by": "pigeon"}, "Choose one of the answers."),
        ({"said": "x" * 2001}, "Use 2000 characters or fewer. You have used 2001."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    application: Flask, browser: Browser, wrong: dict[str, object], error: str
) -> None:
    page = browser.send(browser.get("/join"), {**NEW, **wrong})

    assert page.errors == [error]
    assert people(application) == 0
    typed = {**NEW, **wrong}
    assert page.form()["said"] == typed["said"]


def test_a_name_that_is_known_already_is_not_given_away(application: Flask, browser: Browser, make: Make) -> None:
    make.advisor("Noor Aziz", account=False)

    page = browser.send(browser.get("/join"), NEW)

    assert page.h1 == "Thank you"
    assert "already" not in page.text
    assert people(application) == 2


def test_the_team_sees_what_was_said_and_whoever_has_the_same_name(
    browser: Browser, team: Browser, make: Make, application: Flask
) -> None:
    make.advisor("Noor Aziz", account=False)
    stranger = team.another()
    stranger.send(stranger.get("/join"), NEW)
    with application.app_context():
        asked = db.session().scalars(select(Advisor).where(Advisor.state == AdvisorState.ENQUIRY)).one()
        path = f"/team/people/{asked.person.ref}"

    page = team.get(path)

    assert "Mornings." in page.text
    assert "by web" in page.text
    assert "Somebody of this name is known already: Noor Aziz" in page.text
    assert f"{asked.person.ref}" in team.get("/team").soup.decode()


def test_many_forms_from_one_address_are_held_for_an_hour(application: Flask, browser: Browser) -> None:
    form = browser.get("/join")
    for number in range(20):
        browser.send(form, {**NEW, "full_name": f"Person {'x' * number}"})

    page = browser.send(form, {**NEW, "full_name": "One More"}, status=429)

    assert "Wait an hour and send it again, or ring us." in page.text
    assert page.form()["full_name"] == "One More"
    assert people(application) == 20


def test_the_team_writes_down_a_call_and_how_they_asked(team: Browser, known: Named, told: Told) -> None:
    page = team.send(team.get("/team/people/asked-to-join"), {**NEW, "asked": "letter"})

    noor = known("Noor Aziz")
    assert page.h1 == "Noor Aziz"
    assert noor.state is AdvisorState.ENQUIRY
    assert (noor.moves[0].behalf_of_id, noor.moves[0].asked) == (noor.person_id, "letter")
    assert "for Noor Aziz, who asked by letter" in page.text
    assert told("Noor Aziz") == []
    refused = team.send(team.get("/team/people/asked-to-join"), NEW)
    assert refused.errors == ["Choose how they asked."]

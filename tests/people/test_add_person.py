"""The team puts somebody on the register."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import (
    Advisor,
    AdvisorMove,
    Person,
)
from app.people.states import AdvisorState
from tests.support.make import Make
from tests.support.page import Browser, Page

NEW = {
    "full_name": "Maria Okafor",
    "lived": ["carer"],
    "contact_by": "letter",
    "address": "1 River Bank",
    "asked": "phone",
}


def titles(page: Page) -> list[str]:
    return [link.get_text(strip=True) for link in page.soup.select("main table th a")]


def one(application: Flask, name: str = "Maria Okafor") -> Person:
    with application.app_context():
        found = db.session().scalars(select(Person).where(Person.full_name == name)).one()
        assert found.advisor
        assert found.advisor.moves is not None
        return found


def how_many(application: Flask) -> int:
    with application.app_context():
        return db.session().scalar(select(func.count()).select_from(Advisor)) or 0


BAD = [
    ({"full_name": ""}, "Enter the full name."),
    ({"lived": []}, "Choose service user, carer, or both."),
    ({"lived": ["king"]}, "Choose from the answers shown."),
    ({"asked": None}, "Choose how they asked."),
    ({"asked": "telepathy"}, "Choose one of the answers."),
    ({"contact_by": "email"}, "Enter an email address, or choose another way to make contact."),
    ({"contact_by": None}, "Choose how we should make contact."),
    ({"facilitator": "999999"}, "Choose one of the answers."),
    ({"facilitator": "one"}, "Choose one of the answers."),
    ({"joined_on-day": "31", "joined_on-month": "2"}, "Enter a real date, like 4 12 2026."),
    ({"joined_on-year": "2027"}, "Enter a day up to today."),
    ({"joined_on-year": "99999"}, "Enter the year as 4 numbers, like 2026."),
    ({"access_needs": "x" * 1001}, "Use 1000 characters or fewer. You have used 1001."),
    ({"full_name": "x" * 201}, "Use 200 characters or fewer. You have used 201."),
]


class TestAdd:
    def test_somebody_without_email_or_account(self, team: Browser, application: Flask) -> None:
        page = team.send(team.get("/team/people/add"), NEW)

        assert page.h1 == "Maria Okafor"
        assert "They have no account. That is fine: you can do everything for them." in page.text
        person = one(application)
        with application.app_context():
            entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "AdvisorJoined")).one()
            assert entry.behalf_of_id == person.id
            assert entry.asked == "phone"
            move = db.session().scalars(select(AdvisorMove)).one()
            assert (move.after, move.behalf_of_id, move.asked) == ("active", person.id, "phone")

    def test_the_page_tells_what_happened_in_words(self, team: Browser) -> None:
        page = team.send(team.get("/team/people/add"), NEW)

        assert "Joined the register, by Tess Team, for Maria Okafor, who asked by phone" in page.text

    def test_the_same_form_sent_twice_makes_one_person(self, team: Browser, application: Flask) -> None:
        form = team.get("/team/people/add")
        team.send(form, NEW)

        page = team.send(form, NEW)

        assert page.errors == [
            "Maria Okafor is on the register already. If this is another person, tick the box and save again."
        ]
        assert how_many(application) == 1

    def test_unless_it_is_another_person(self, team: Browser, application: Flask) -> None:
        form = team.get("/team/people/add")
        team.send(form, NEW)

        page = team.send(team.send(form, NEW), {**NEW, "another": "y"})

        assert page.h1 == "Maria Okafor"
        assert how_many(application) == 2

    def test_a_full_register_is_said_and_somebody_is_added_past_the_number_on_purpose_only(
        self, team: Browser, application: Flask, make: Make
    ) -> None:
        make.advisor("Here Already", account=False)
        assert "The register is full" not in team.get("/team/people/add").text
        team.send(team.get("/team/waiting-list/size"), {"most": "1"})
        page = team.get("/team/people/add")
        assert "The register is full: 1 of 1 places are taken." in page.text
        assert "past_the_number" not in page.form()
        page = team.send(page, NEW)
        assert page.errors == ["The register is full. Tick the box if you add them on purpose."]
        assert how_many(application) == 1
        page = team.send(page, {"past_the_number": "y", "full_name": "Here Already"})
        assert "Here Already is on the register already." in page.errors[0]
        page = team.send(page, {"full_name": "Maria Okafor"})
        assert "Maria Okafor is on the register." in page.text
        assert one(application).advisor.state is AdvisorState.ACTIVE  # type: ignore[union-attr]

    def test_a_place_that_is_free_belongs_to_those_who_wait(
        self, team: Browser, application: Flask, make: Make
    ) -> None:
        make.advisor("First Waits", state=AdvisorState.ENQUIRY, account=False, address="1 High Street")
        team.send(team.get("/team/waiting-list/size"), {"most": "1"})
        team.post(f"/team/people/{one(application, 'First Waits').ref}/waiting-list")
        page = team.get("/team/people/add")
        assert "0 of 1 places are taken. 1 person waits for a place." in page.text
        assert team.send(page, NEW).errors == ["The register is full. Tick the box if you add them on purpose."]

    def test_bad_answers_get_a_sentence_and_nothing_changes(self, team: Browser, application: Flask) -> None:
        for values, sentence in BAD:
            answers = {name: value for name, value in {**NEW, **values}.items() if value is not None}

            page = team.send(team.get("/team/people/add"), answers)

            assert page.errors == [sentence]
            assert page.form()["address"] == "1 River Bank"
            assert how_many(application) == 0

    @pytest.mark.parametrize(
        "name", ["Zoë 🌈", "مريم العلي", "שרה", "O'Brien \u202egnp.exe", "<script>alert(1)</script>"]
    )
    def test_any_name_is_shown_as_it_is(self, team: Browser, name: str) -> None:
        page = team.send(team.get("/team/people/add"), {**NEW, "full_name": name})

        assert page.h1 == name.replace("\u202e", "")
        assert titles(team.get("/team/people")) == [name.replace("\u202e", "")]

    def test_two_people_may_share_an_email_and_the_page_says_so(self, team: Browser, make: Make) -> None:
        make.advisor("Carl Okafor", email="home@post.example")

        page = team.send(team.get("/team/people/add"), {**NEW, "email": "Home@Post.example", "contact_by": "email"})

        said = "Carl Okafor has this email too. That is fine, but only Carl Okafor can sign in with it."
        assert said in page.text

    def test_a_forged_role_makes_nobody_an_administrator(self, team: Browser, application: Flask) -> None:
        team.send(
            team.get("/team/people/add"), {**NEW, "roles": ["admin"], "role": "admin", "state": "ended", "id": "1"}
        )

        person = one(application)
        with application.app_context():
            assert db.session().get_one(Person, person.id).roles == []
            assert db.session().get_one(Advisor, person.id).state is AdvisorState.ACTIVE

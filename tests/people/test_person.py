"""The page of one person on the register: details and breaks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.people import history
from app.people.actions import persons
from app.people.models import (
    Advisor,
    AdvisorMove,
    Person,
    Role,
)
from app.people.states import AdvisorState
from tests.support.make import Make
from tests.support.page import Browser

Ref = Callable[[int], str]
Statements = Callable[[], AbstractContextManager[list[str]]]


def one(application: Flask, name: str = "Maria Okafor") -> Person:
    with application.app_context():
        found = db.session().scalars(select(Person).where(Person.full_name == name)).one()
        assert found.advisor
        assert found.advisor.moves is not None
        return found


@pytest.fixture
def maria(make: Make, ref: Ref) -> str:
    """The page of Maria, an advisor without an account."""
    found = make.advisor("Maria Okafor", email="maria@post.example", account=False)
    return f"/team/people/{ref(found)}"


class TestChange:
    def test_what_is_known_stands_in_the_form(self, team: Browser, maria: str) -> None:
        form = team.get(f"{maria}/change").form()

        assert form["full_name"] == "Maria Okafor"
        assert form["lived"] == ["service-user"]
        assert form["contact_by"] == "email"
        assert "asked" not in form

    def test_for_her_is_written_down_as_for_her(self, team: Browser, maria: str, application: Flask) -> None:
        page = team.send(team.get(f"{maria}/change"), {"pronouns": "she and her", "asked": "in-person"})

        assert "Details changed: pronouns, by Tess Team, for Maria Okafor, who asked in person" in page.text
        assert one(application).pronouns == "she and her"

    def test_by_the_team_is_written_down_as_by_the_team(self, team: Browser, maria: str) -> None:
        page = team.send(team.get(f"{maria}/change"), {"full_name": "Maria B Okafor", "asked": "team"})

        assert "Details changed: full name, by Tess Team Maria" not in page.text
        assert "Details changed: full name, by Tess Team" in page.text
        assert "for Maria" not in page.text.split("Details changed")[1].split("Joined")[0]

    def test_how_they_asked_must_be_said(self, team: Browser, maria: str, application: Flask) -> None:
        page = team.send(team.get(f"{maria}/change"), {"pronouns": "they"})

        assert page.errors == ["Choose how they asked."]
        assert one(application).pronouns is None

    def test_another_persons_reference_changes_only_that_person(
        self, team: Browser, maria: str, make: Make, application: Flask
    ) -> None:
        make.advisor("Other Person", email="other@post.example")

        team.send(team.get(f"{maria}/change"), {"pronouns": "she", "asked": "phone", "ref": "x", "person_id": "2"})

        assert one(application, "Other Person").pronouns is None


IMPOSSIBLE = [
    (("1", "12", "2026"), "The last day of the break must be after today."),
    (("31", "2", "2027"), "Enter a real date, like 4 12 2026."),
    (("1", "1", "2099"), "Choose a day in the next two years, or leave the date empty."),
    (("", "12", "2026"), "The date must include a day."),
]


class TestBreaks:
    def test_a_break_until_a_day_and_back(self, team: Browser, maria: str, application: Flask) -> None:
        day = {"until-day": "24", "until-month": "12", "until-year": "2026"}
        page = team.send(team.get(f"{maria}/break"), {**day, "asked": "text"})
        assert "On a break until Thursday 24 December 2026" in page.text
        assert "Took a break, by Tess Team, for Maria Okafor, who asked by text message" in page.text

        page = team.send(team.get(f"{maria}/back"), {"asked": "phone"})

        assert "Came back from a break" in page.text
        with application.app_context():
            assert db.session().scalars(select(Advisor.paused_until)).one() is None

    def test_an_impossible_day(self, team: Browser, maria: str, application: Flask) -> None:
        for day, sentence in IMPOSSIBLE:
            typed = dict(zip(("until-day", "until-month", "until-year"), day, strict=True))

            page = team.send(team.get(f"{maria}/break"), {**typed, "asked": "phone"})

            assert sentence in page.text
            assert page.form()["until-year"] == day[2]
            with application.app_context():
                assert db.session().scalars(select(Advisor.state)).one() is AdvisorState.ACTIVE

    def test_the_same_form_twice_is_refused_kindly(self, team: Browser, maria: str, application: Flask) -> None:
        form = team.get(f"{maria}/moved-on")
        team.send(form, {"asked": "letter"})

        page = team.send(form, {"asked": "letter"})

        assert "This was done already" in page.text
        with application.app_context():
            assert db.session().scalar(select(func.count()).select_from(AdvisorMove)) == 2

    def test_moved_on_and_back_again(self, team: Browser, maria: str) -> None:
        assert "Moved on" in team.send(team.get(f"{maria}/moved-on"), {"asked": "team"}).text

        assert "Came back to the register" in team.send(team.get(f"{maria}/back"), {"asked": "phone"}).text

    def test_somebody_who_asked_to_join_is_welcomed(self, team: Browser, make: Make, ref: Ref) -> None:
        path = f"/team/people/{ref(make.advisor('New Nia', state=AdvisorState.ENQUIRY, account=False))}"
        assert "Put on the register" in team.get(path).links()

        page = team.send(team.get(f"{path}/welcome"), {"asked": "email"})

        assert "Joined the register, by Tess Team, for New Nia, who asked by email" in page.text


def test_the_page_of_a_person_asks_a_fixed_number_of_statements(
    team: Browser, make: Make, statements: Statements, ref: Ref
) -> None:
    maria = ref(make.advisor("Maria Okafor", email="maria@post.example", account=False))
    path = f"/team/people/{maria}"
    with statements() as before:
        team.get(path)
    for number in range(3):
        team.send(team.get(f"{path}/training"), {"new_course": f"Course {number}"})
        team.send(team.get(f"{path}/break"), {"asked": "phone"})
        team.send(team.get(f"{path}/back"), {"asked": "phone"})
    team.get(path)  # without the message
    with statements() as after:
        team.get(path)

    assert len(before) == len(after) == 16


ACTS = ["", "/change", "/break", "/back", "/moved-on", "/welcome", "/training", "/sign-in"]


class TestOnlyTheRegister:
    def test_unknown_and_staff_are_both_not_there(self, team: Browser, make: Make, ref: Ref) -> None:
        host = ref(make.person("Hosting Hannah", Role.HOST))

        for act in ACTS:
            unknown = team.get(f"/team/people/nobody-at-all{act}", status=404)
            staff = team.get(f"/team/people/{host}{act}", status=404)

            assert unknown.text == staff.text


def test_every_detail_that_can_change_has_words_in_the_history() -> None:
    assert {*persons.FIELDS, *persons.ADVISOR_FIELDS} <= set(history.FIELDS)

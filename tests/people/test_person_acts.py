"""What the team writes down for one person: training, an account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.people.models import (
    Account,
    LinkPurpose,
    Person,
    Role,
    SignInLink,
    TrainingRecord,
)
from tests.support.make import Make
from tests.support.page import Browser

Ref = Callable[[int], str]


@pytest.fixture
def maria(make: Make, ref: Ref) -> str:
    """The page of Maria, an advisor without an account."""
    found = make.advisor("Maria Okafor", email="maria@post.example", account=False)
    return f"/team/people/{ref(found)}"


BAD = [
    ({}, "Choose the training, or write the name of another one, not both."),
    (
        {"new_course": "X", "done_on-day": "2", "done_on-month": "12", "done_on-year": "2026"},
        "The training must have happened already. Enter a day up to today.",
    ),
    (
        {
            "new_course": "X",
            "done_on-day": "2",
            "done_on-month": "2",
            "done_on-year": "2026",
            "expires_on-day": "1",
            "expires_on-month": "1",
            "expires_on-year": "2026",
        },
        "The last day it counts cannot be before the training. Check both dates.",
    ),
    ({"new_course": "x" * 121}, "Use 120 characters or fewer. You have used 121."),
]


class TestTraining:
    def test_of_a_new_name(self, team: Browser, maria: str) -> None:
        day = {"done_on-day": "1", "done_on-month": "6", "done_on-year": "2026"}

        page = team.send(team.get(f"{maria}/training"), {"new_course": "Interview panel training", **day})

        assert "Interview panel training" in page.text
        assert "done on Monday 1 June 2026" in page.text
        assert "Training written down: Interview panel training, by Tess Team" in page.text

    def test_a_second_time_replaces_the_first(self, team: Browser, maria: str, application: Flask) -> None:
        for month in ("5", "6"):
            day = {"done_on-day": "1", "done_on-month": month, "done_on-year": "2026"}
            team.send(team.get(f"{maria}/training"), {"new_course": "Panel training", **day})

        with application.app_context():
            assert db.session().scalars(select(TrainingRecord.done_on)).one() == date(2026, 6, 1)

    def test_bad_answers(self, team: Browser, maria: str, application: Flask) -> None:
        for values, sentence in BAD:
            page = team.send(team.get(f"{maria}/training"), values)

            assert sentence in page.text
            with application.app_context():
                assert db.session().scalar(select(func.count()).select_from(TrainingRecord)) == 0


class TestInvitation:
    def test_makes_an_account_and_a_link(
        self, team: Browser, maria: str, newest_link: Callable[[LinkPurpose], str]
    ) -> None:
        page = team.send(team.get(maria), action="/invite")
        assert "They were invited at maria@post.example. They have not chosen a password yet." in page.text
        assert "Account opened, by Tess Team" in page.text

        guest = team.another()
        fresh = {"password": "three random words", "again": "three random words"}
        guest.send(guest.get(newest_link(LinkPurpose.INVITATION)), fresh)

        assert guest.get("/account").h1 == "My account"
        assert "They sign in with maria@post.example." in team.get(maria).text
        guest.get("/team/people", status=403)

    def test_of_two_who_share_an_email_only_one_signs_in(self, team: Browser, maria: str, make: Make) -> None:
        make.advisor("Carl Okafor", email="maria@post.example")

        page = team.post(f"{maria}/invite")

        assert "Carl Okafor signs in with maria@post.example." in page.text
        assert "only one can sign in with it" in page.text
        assert "They have no account." in page.text

    def test_nobody_is_flooded_with_invitations(self, team: Browser, maria: str, application: Flask) -> None:
        for _time in range(5):
            assert "The invitation is on its way." in team.post(f"{maria}/invite").text

        assert "They were sent several invitations already." in team.post(f"{maria}/invite").text
        with application.app_context():
            assert db.session().scalar(select(func.count()).select_from(SignInLink)) == 5

    def test_somebody_without_email_cannot_be_invited(self, team: Browser, make: Make, ref: Ref) -> None:
        path = f"/team/people/{ref(make.advisor('Paul Post', account=False))}"

        assert "Add an email address first" in team.post(f"{path}/invite").text

    def test_the_address_to_sign_in_with_can_change(
        self, team: Browser, make: Make, ref: Ref, application: Flask
    ) -> None:
        path = f"/team/people/{ref(make.advisor('Nia New', email='old@post.example'))}"

        team.send(team.get(f"{path}/sign-in"), {"email": "New@post.example"})

        team.another().sign_in("new@post.example")
        assert team.another().post("/sign-in", email="old@post.example", password="alongside-demo").errors

    def test_but_not_to_one_in_use(self, team: Browser, make: Make, ref: Ref) -> None:
        make.advisor("Carl Okafor", email="carl@post.example")
        path = f"/team/people/{ref(make.advisor('Nia New', email='nia@post.example'))}/sign-in"

        page = team.send(team.get(path), {"email": "carl@post.example"})

        assert page.errors[0].startswith("Carl Okafor signs in with carl@post.example.")

    def test_the_team_cannot_take_over_an_administrator_who_also_advises(
        self, team: Browser, make: Make, ref: Ref, application: Flask
    ) -> None:
        both = make.advisor("Ada Both", email="both@post.example")
        with application.app_context(), db.transaction() as session:
            person = session.get_one(Person, both)
            person.roles = [*person.roles, type(person.roles[0])(role=Role.ADMIN)]

        page = team.post(f"/team/people/{ref(both)}/sign-in", email="mine@post.example")

        assert "an administrator changes how they sign in" in page.text
        with application.app_context():
            assert db.session().get_one(Account, both).sign_in_email == "both@post.example"

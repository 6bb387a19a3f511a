"""`admin create`: the first administrator of an empty database."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.people.commands import admin
from app.people.models import Account, Role, SignInLink
from tests.support.make import Make
from tests.support.page import Browser


def test_prints_one_link_that_works_once(application: Flask, browser: Browser) -> None:
    result = application.test_cli_runner().invoke(admin, ["create", "Ada@post.example"])

    assert result.exit_code == 0
    (link,) = result.output.split()
    path = link.removeprefix(application.config["BASE_URL"])
    browser.client.post(
        path,
        data={"csrf_token": browser.token(), "password": "three random words", "again": "three random words"},
    )
    assert browser.get("/admin").h1 == "Staff"
    assert browser.another().get(path).h1 == "This link has been used or is too old"
    other = browser.another()
    other.post("/sign-in", email="ada@post.example", password="three random words", next="/account")
    assert other.get("/account").h1 == "My account"


@pytest.mark.parametrize(
    "email", ["ada", "ada@", "@post.example", "", "a b@post.example", "ada@post.example\n-x", "ada@post"]
)
def test_a_malformed_address_is_one_sentence_and_exit_2(application: Flask, email: str) -> None:
    result = application.test_cli_runner().invoke(admin, ["create", email])

    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""
    with application.app_context():
        assert db.session().scalar(select(func.count()).select_from(Account)) == 0


def test_not_where_there_is_an_administrator(application: Flask, make: Make) -> None:
    make.person("Ada Admin", Role.ADMIN, email="ada@post.example")

    result = application.test_cli_runner().invoke(admin, ["create", "eve@post.example"])

    assert result.exit_code == 1
    assert result.stderr.strip() == (
        "There is an administrator already. Ask them to invite you, or ask for a new password."
    )
    with application.app_context():
        assert db.session().scalar(select(func.count()).select_from(SignInLink)) == 0


def test_somebody_known_becomes_one_without_a_second_account(application: Flask, make: Make) -> None:
    tess = make.person("Tess Team", Role.TEAM, email="tess@post.example")

    result = application.test_cli_runner().invoke(admin, ["create", "tess@post.example"])

    assert result.exit_code == 0
    with application.app_context():
        account = db.session().scalars(select(Account)).one()
        assert account.person_id == tess
        assert {grant.role for grant in account.person.roles} == {Role.TEAM, Role.ADMIN}

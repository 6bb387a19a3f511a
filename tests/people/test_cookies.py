"""A copy of the cookie dies with the sign-in, and a sign-in dies in the end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.people.models import (
    Role,
    SignIn,
)
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser

EMAIL = "asha@post.example"


@pytest.fixture(autouse=True)
def asha(make: Make) -> int:
    return make.person("Asha Rao", Role.FINANCE, email=EMAIL)


class TestCookies:
    """A copy of the cookie dies with the sign-in."""

    def copy(self, browser: Browser) -> Browser:
        cookie = browser.client.get_cookie("session")
        assert cookie is not None
        thief = browser.another()
        thief.client.set_cookie("session", cookie.value)
        return thief

    def test_after_signing_out(self, browser: Browser) -> None:
        browser.sign_in(EMAIL)
        thief = self.copy(browser)
        assert thief.get("/account").h1 == "My account"

        browser.post("/sign-out")

        assert thief.get("/account").h1 == "Sign in"

    def test_after_signing_out_everywhere_else(self, browser: Browser) -> None:
        other = browser.another()
        other.sign_in(EMAIL)
        browser.sign_in(EMAIL)

        page = browser.send(browser.get("/account"), action="sign-out-everywhere")

        assert "You are signed out of 1 place." in page.text
        assert other.get("/account").h1 == "Sign in"
        assert browser.get("/account").h1 == "My account"

    def test_after_a_changed_password(self, browser: Browser) -> None:
        browser.sign_in(EMAIL)
        thief = self.copy(browser)

        browser.send(
            browser.get("/account/password"),
            {"current": PASSWORD, "password": "three random words", "again": "three random words"},
        )

        assert thief.get("/account").h1 == "Sign in"
        assert browser.get("/account").h1 == "My account"
        browser.another().sign_in(EMAIL, "three random words")

    def test_signing_in_as_somebody_else_ends_the_first_sign_in(
        self, browser: Browser, make: Make, application: Flask
    ) -> None:
        make.person("Bo Berg", Role.FINANCE, email="bo@post.example")
        browser.sign_in(EMAIL)
        thief = self.copy(browser)

        browser.sign_in("bo@post.example")

        assert thief.get("/account").h1 == "Sign in"
        with application.app_context():
            live = select(func.count()).select_from(SignIn).where(SignIn.ended_at.is_(None))
            assert db.session().scalar(live) == 1

    def test_each_sign_in_has_another_cookie(self, browser: Browser) -> None:
        browser.get("/sign-in")
        before = browser.client.get_cookie("session")
        browser.sign_in(EMAIL)
        after = browser.client.get_cookie("session")

        assert before is not None
        assert after is not None
        assert before.value != after.value
        assert EMAIL not in after.value

    def test_a_bent_cookie_signs_nobody_in(self, browser: Browser) -> None:
        browser.sign_in(EMAIL)
        cookie = browser.client.get_cookie("session")
        assert cookie is not None
        thief = browser.another()
        thief.client.set_cookie("session", cookie.value[:-2] + "xx")

        assert thief.get("/account").h1 == "Sign in"


class TestLimits:
    def test_an_idle_sign_in_ends(self, browser: Browser, application: Flask) -> None:
        browser.sign_in(EMAIL)
        application.extensions["clock"].advance(timedelta(hours=12, minutes=20))

        assert browser.get("/account").h1 == "Sign in"

    def test_one_in_use_goes_on(self, browser: Browser, application: Flask) -> None:
        browser.sign_in(EMAIL)
        for _time in range(4):
            application.extensions["clock"].advance(timedelta(hours=11))
            assert browser.get("/account").h1 == "My account"

    def test_but_not_for_ever(self, browser: Browser, application: Flask) -> None:
        browser.sign_in(EMAIL)
        for _time in range(31):
            application.extensions["clock"].advance(timedelta(hours=11))
            last = browser.get("/account").h1

        assert last == "Sign in"

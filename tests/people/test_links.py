"""Links by email: signing in without a password, a forgotten password, the first visit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.actor import SYSTEM
from app.people.actions import accounts
from app.people.models import Account, LinkPurpose, Role, SignInLink
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser

EMAIL = "asha@post.example"
OVER = "This link has been used or is too old"
FRESH = {"password": "three random words", "again": "three random words"}
NewestLink = Callable[[LinkPurpose], str]


@pytest.fixture
def asha(make: Make) -> int:
    return make.person("Asha Rao", Role.FINANCE, email=EMAIL)


def ask(browser: Browser, path: str = "/sign-in/link", email: str = EMAIL, status: int = 200) -> str:
    page = browser.post(path, email=email, status=status)
    return page.text


@pytest.mark.usefixtures("asha")
class TestSignInLink:
    def test_known_and_unknown_get_the_same_page(self, browser: Browser) -> None:
        known, unknown = ask(browser), ask(browser, email="nobody@post.example")

        assert known == unknown.replace("nobody@post.example", EMAIL)
        assert "Look in your email" in known

    def test_an_ended_account_gets_no_link(self, browser: Browser, application: Flask, asha: int) -> None:
        with application.app_context(), db.transaction() as session:
            session.get_one(Account, asha).ended_at = session.get_one(Account, asha).created_at

        assert "Look in your email" in ask(browser)
        with application.app_context():
            assert db.session().scalar(select(func.count()).select_from(SignInLink)) == 0

    def test_opening_the_link_does_nothing_and_the_button_signs_in_once(
        self, browser: Browser, newest_link: NewestLink
    ) -> None:
        ask(browser)
        link = newest_link(LinkPurpose.SIGN_IN)
        scanner = browser.another()
        scanner.get(link)
        assert scanner.get("/account").h1 == "Sign in"

        browser.send(browser.get(link))

        assert browser.get("/account").h1 == "My account"
        later = browser.another()
        assert later.get(link).h1 == OVER
        assert later.post(link).h1 == OVER
        assert later.get("/account").h1 == "Sign in"

    def test_a_page_opened_before_the_link_was_used_says_so(self, browser: Browser, newest_link: NewestLink) -> None:
        ask(browser)
        link = newest_link(LinkPurpose.SIGN_IN)
        other = browser.another()
        waiting = other.get(link)
        browser.send(browser.get(link))

        assert other.send(waiting).h1 == OVER

    def test_it_ends_after_half_an_hour(self, browser: Browser, application: Flask, newest_link: NewestLink) -> None:
        ask(browser)
        link = newest_link(LinkPurpose.SIGN_IN)
        application.extensions["clock"].advance(timedelta(minutes=30))

        assert browser.get(link).h1 == OVER

    def test_a_bent_link_is_no_link(self, browser: Browser, newest_link: NewestLink) -> None:
        ask(browser)
        link = newest_link(LinkPurpose.SIGN_IN)

        for bent in (
            link[:-9] + ("A" if link[-9] != "A" else "B") + link[-8:],
            link + "x",
            "/sign-in/link/%00",
            "/sign-in/link/" + "x" * 3000,
        ):
            assert browser.get(bent).h1 == OVER

    def test_a_link_of_one_purpose_serves_no_other(self, browser: Browser, newest_link: NewestLink) -> None:
        ask(browser)
        token = newest_link(LinkPurpose.SIGN_IN).rsplit("/", 1)[1]

        assert browser.get(f"/password/{token}").h1 == OVER
        assert browser.get(f"/welcome/{token}").h1 == OVER

    def test_a_changed_password_closes_links_sent_before(self, browser: Browser, newest_link: NewestLink) -> None:
        ask(browser)
        link = newest_link(LinkPurpose.SIGN_IN)
        browser.sign_in(EMAIL)
        browser.send(browser.get("/account/password"), {"current": PASSWORD, **FRESH})

        assert browser.another().get(link).h1 == OVER

    @pytest.mark.parametrize("email", [EMAIL, "nobody@post.example"])
    def test_five_an_hour_are_sent_and_then_the_page_says_wait(self, browser: Browser, email: str) -> None:
        for _time in range(5):
            ask(browser, email=email)

        assert "We have sent several links already." in ask(browser, email=email, status=429)

    def test_the_wanted_page_survives(self, browser: Browser) -> None:
        page = browser.get("/account/details")
        page = browser.get(page.links()["Send me a link by email instead"])

        assert page.form()["next"] == "/account/details"


@pytest.mark.usefixtures("asha")
class TestForgottenPassword:
    def test_a_new_password_ends_every_sign_in_and_works(self, browser: Browser, newest_link: NewestLink) -> None:
        elsewhere = browser.another()
        elsewhere.sign_in(EMAIL)
        ask(browser, "/password")

        page = browser.send(browser.get(newest_link(LinkPurpose.PASSWORD)), FRESH)

        assert "Your password is saved and you are signed in." in page.text
        assert elsewhere.get("/account").h1 == "Sign in"
        browser.another().sign_in(EMAIL, "three random words")
        assert browser.another().post("/sign-in", email=EMAIL, password=PASSWORD).errors

    def test_it_opens_a_held_door(self, browser: Browser, newest_link: NewestLink) -> None:
        for number in range(10):
            browser.post("/sign-in", email=EMAIL, password=f"guess number {number}")
        ask(browser, "/password")
        browser.send(browser.get(newest_link(LinkPurpose.PASSWORD)), FRESH)

        browser.another().sign_in(EMAIL, "three random words")

    @pytest.mark.parametrize(
        ("password", "again", "sentence"),
        [
            ("short", "short", "Choose a password of at least 8 characters. Three random words work well."),
            ("password123", "password123", "That password is too easy to guess. Three random words work well."),
            (EMAIL, EMAIL, "That password is too easy to guess. Three random words work well."),
            (
                "three random words",
                "other random words",
                "The two passwords are not the same. Type the new password again.",
            ),
            ("", "", "Enter a new password."),
            ("x" * 201, "x" * 201, "Use a password of 200 characters or fewer."),
        ],
    )
    def test_a_poor_password_is_refused_and_the_link_still_works(
        self, browser: Browser, newest_link: NewestLink, password: str, again: str, sentence: str
    ) -> None:
        ask(browser, "/password")
        link = newest_link(LinkPurpose.PASSWORD)

        page = browser.send(browser.get(link), {"password": password, "again": again})

        assert page.errors[0] == sentence
        browser.send(browser.get(link), FRESH)
        assert browser.get("/account").h1 == "My account"

    @pytest.mark.parametrize(
        "password", ["pass phrase ✨ with a star", "كلمة سر طويلة", " spaces at both ends ", "x" * 200]
    )
    def test_any_long_password_will_do(self, browser: Browser, newest_link: NewestLink, password: str) -> None:
        ask(browser, "/password")
        browser.send(browser.get(newest_link(LinkPurpose.PASSWORD)), {"password": password, "again": password})

        browser.another().sign_in(EMAIL, password)


class TestFirstVisit:
    @pytest.fixture
    def invited(self, application: Flask, newest_link: NewestLink) -> str:
        with application.app_context(), db.transaction():
            accounts.invite_staff("Bo Berg", "bo@post.example", [Role.FINANCE], None, by=SYSTEM)
        return newest_link(LinkPurpose.INVITATION)

    def test_somebody_invited_chooses_a_password(self, browser: Browser, invited: str) -> None:
        page = browser.get(invited)
        assert page.h1 == "Welcome to Alongside"
        assert "Hello Bo." in page.text

        browser.send(page, FRESH)

        assert browser.get("/account").h1 == "My account"
        browser.another().sign_in("bo@post.example", "three random words")

    def test_or_does_without_one(self, browser: Browser, invited: str) -> None:
        browser.send(browser.get(invited), {"without": "1"})

        assert "You have no password" in browser.get("/account").text
        assert browser.another().get(invited).h1 == OVER

    def test_but_not_on_a_link_for_a_forgotten_password(
        self, browser: Browser, make: Make, newest_link: NewestLink
    ) -> None:
        make.person("Asha Rao", Role.FINANCE, email=EMAIL)
        ask(browser, "/password")

        page = browser.send(browser.get(newest_link(LinkPurpose.PASSWORD)), {"without": "1"})

        assert page.errors[0] == "Enter a new password."

    def test_an_invitation_lasts_a_week(self, browser: Browser, application: Flask, invited: str) -> None:
        application.extensions["clock"].advance(timedelta(days=7) - timedelta(seconds=1))
        assert browser.get(invited).h1 == "Welcome to Alongside"
        application.extensions["clock"].advance(timedelta(seconds=1))

        assert browser.get(invited).h1 == OVER

"""Signing in and out through the front door."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import Account, Role, SignIn
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser, Page

EMAIL = "asha@post.example"
WRONG = "The email address or the password is not right. Please check both."


@pytest.fixture(autouse=True)
def asha(make: Make) -> int:
    return make.person("Asha Rao", Role.FINANCE, email=EMAIL)


def test_a_person_signs_in_and_out(browser: Browser) -> None:
    browser.sign_in("Asha@Post.example ")
    assert browser.get("/account").h1 == "My account"

    browser.post("/sign-out")

    assert browser.get("/account").h1 == "Sign in"


def test_the_page_says_who_to_ring_and_holds_no_secret(browser: Browser, application: Flask) -> None:
    page = browser.get("/sign-in")

    assert application.config["CONTACT_PHONE"] in page.text
    assert PASSWORD not in page.text
    assert "@demo.example" not in page.text


def test_empty_answers_each_get_a_sentence(browser: Browser) -> None:
    page = browser.send(browser.get("/sign-in"))

    assert page.errors == ["Enter your email address.", "Enter your password."]


@pytest.mark.parametrize("email", [EMAIL, "nobody@post.example"])
def test_a_wrong_password_and_an_unknown_person_look_the_same(browser: Browser, email: str) -> None:
    page = browser.post("/sign-in", email=email, password="wrong wrong wrong")

    assert page.errors == [WRONG]
    assert "wrong wrong wrong" not in page.soup.decode()


def test_an_ended_account_looks_like_an_unknown_one(browser: Browser, application: Flask, asha: int) -> None:
    with application.app_context(), db.transaction() as session:
        account = session.get_one(Account, asha)
        account.ended_at = account.created_at

    assert browser.post("/sign-in", email=EMAIL, password=PASSWORD).errors == [WRONG]


def test_a_refusal_is_written_down_without_words(browser: Browser, application: Flask, asha: int) -> None:
    browser.post("/sign-in", email=EMAIL, password="wrong wrong wrong")

    with application.app_context():
        entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "SignInRefused")).one()
        assert entry.data == {"person_id": asha}


def guess(browser: Browser, times: int, email: str = EMAIL) -> Page:
    page = browser.get("/sign-in")
    token = page.form()["csrf_token"]
    for number in range(times):
        page = browser.post("/sign-in", csrf_token=token, email=email, password=f"guess number {number}")
    return page


class TestTooManyTries:
    def test_ten_guesses_are_answered_and_then_the_right_password_is_held_too(self, browser: Browser) -> None:
        assert guess(browser, 10).errors == [WRONG]

        page = browser.post("/sign-in", email=EMAIL, password=PASSWORD, status=429)

        (sentence,) = page.errors
        assert re.fullmatch(r"There were too many tries. Please wait [56] minutes, then try again.", sentence)

    def test_a_person_may_be_right_at_the_tenth_try(self, browser: Browser) -> None:
        guess(browser, 9)

        browser.sign_in(EMAIL)

    def test_an_unknown_address_is_held_in_the_same_words(self, browser: Browser) -> None:
        guess(browser, 10, "nobody@post.example")
        unknown = browser.post("/sign-in", email="nobody@post.example", password=PASSWORD, status=429)
        guess(browser, 10)
        known = browser.post("/sign-in", email=EMAIL, password=PASSWORD, status=429)

        assert unknown.errors == known.errors

    def test_the_hold_ends_however_often_it_is_tried(self, browser: Browser, application: Flask) -> None:
        clock = application.extensions["clock"]
        guess(browser, 10)
        for _minute in range(4):
            clock.advance(timedelta(minutes=1))
            browser.post("/sign-in", email=EMAIL, password=PASSWORD, status=429)
        clock.advance(timedelta(minutes=1, seconds=10))

        browser.sign_in(EMAIL)

    def test_there_are_never_more_than_ten_in_any_five_minutes(self, browser: Browser, application: Flask) -> None:
        """Not even on both sides of a round five minutes."""
        clock = application.extensions["clock"]
        clock.advance(timedelta(minutes=4, seconds=58))
        guess(browser, 6)
        clock.advance(timedelta(seconds=4))
        guess(browser, 4)

        browser.post("/sign-in", email=EMAIL, password=PASSWORD, status=429)

    def test_one_address_may_not_try_many_people(self, browser: Browser, make: Make) -> None:
        make.person("Somebody Else", Role.FINANCE, email="else@post.example")
        for number in range(6):
            guess(browser, 10, f"person-{number}@elsewhere.example")

        browser.post("/sign-in", email="else@post.example", password=PASSWORD, status=429)

    def test_a_clinic_that_shares_an_address_may_sign_in_all_day(self, browser: Browser, make: Make) -> None:
        for number in range(70):
            browser.another().sign_in(EMAIL)
            if number % 9 == 0:
                guess(browser, 1)

        browser.sign_in(EMAIL)


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


class TestNext:
    def test_a_person_comes_to_the_page_they_wanted(self, browser: Browser) -> None:
        page = browser.get("/account/details")
        assert page.h1 == "Sign in"

        page = browser.send(page, {"email": EMAIL, "password": PASSWORD})

        assert page.path == "/account/details"

    def test_and_still_after_a_wrong_password(self, browser: Browser) -> None:
        page = browser.send(browser.get("/account/details"), {"email": EMAIL, "password": "not this one"})
        page = browser.send(page, {"email": EMAIL, "password": PASSWORD})

        assert page.path == "/account/details"

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://evil.example/",
            "//evil.example/",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "http:evil.example",
            " //evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "evil.example",
            "https:///evil.example",
        ],
    )
    def test_never_to_another_site(self, browser: Browser, elsewhere: str) -> None:
        token = browser.token()
        answer = browser.client.post(
            "/sign-in", data={"csrf_token": token, "email": EMAIL, "password": PASSWORD, "next": elsewhere}
        )

        assert answer.status_code == 302
        assert answer.headers["Location"] == "/"

    def test_somebody_signed_in_needs_no_form(self, browser: Browser) -> None:
        browser.sign_in(EMAIL)

        assert browser.get("/sign-in", next="/account").h1 == "My account"


class TestForgeries:
    def test_a_foreign_origin_is_refused_even_with_a_good_token(self, browser: Browser) -> None:
        data = {"csrf_token": browser.token(), "email": EMAIL, "password": PASSWORD}

        answer = browser.client.post("/sign-in", data=data, headers={"Origin": "https://evil.example"})

        assert answer.status_code == 403
        assert browser.get("/account").h1 == "Sign in"

    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    def test_and_so_is_a_foreign_page(self, browser: Browser, site: str) -> None:
        data = {"csrf_token": browser.token(), "email": EMAIL, "password": PASSWORD}

        answer = browser.client.post("/sign-in", data=data, headers={"Sec-Fetch-Site": site})

        assert answer.status_code == 403

    def test_our_own_origin_is_welcome(self, browser: Browser) -> None:
        data = {"csrf_token": browser.token(), "email": EMAIL, "password": PASSWORD}

        answer = browser.client.post("/sign-in", data=data, headers={"Origin": "http://localhost"})

        assert answer.status_code == 302

    def test_without_a_token_nothing_happens_and_the_page_says_what_to_do(self, browser: Browser) -> None:
        page = browser.post("/sign-in", {"csrf_token": "", "email": EMAIL, "password": PASSWORD}, status=400)

        assert page.h1 == "This page was open for a long time"
        assert page.links()["Open the page again"] == "/sign-in"
        assert browser.get("/account").h1 == "Sign in"

    @pytest.mark.parametrize(
        "email", ["\0@post.example", "a@b.c" * 100, "<script>@post.example", "٣@post.example", "\ud800"]
    )
    def test_odd_addresses_are_only_wrong(self, browser: Browser, email: str) -> None:
        page = browser.post("/sign-in", email=email.encode("utf-8", "replace"), password="x" * 100)

        assert page.errors

    def test_five_megabytes_are_refused_kindly(self, browser: Browser) -> None:
        page = browser.post("/sign-in", email="a" * 5_000_000, password="x")

        assert page.errors == ["Use 254 characters or fewer. You have used 5000000."]

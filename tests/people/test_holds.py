"""Too many tries at signing in are held, for the right password too, and the hold ends."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask

from app.people.models import (
    Role,
)
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser, Page

EMAIL = "asha@post.example"
WRONG = "The email address or the password is not right. Please check both."


@pytest.fixture(autouse=True)
def asha(make: Make) -> int:
    return make.person("Asha Rao", Role.FINANCE, email=EMAIL)


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

"""Somebody's sign-in ended while they were writing: nothing is lost without a word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from app.core import db
from app.people.models import Person, Role
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser, Page

EMAIL = "asha@post.example"
ADDRESS = "1 River Bank\nThe Green"


@pytest.fixture
def asha(make: Make) -> int:
    return make.person("Asha Rao", Role.FINANCE, email=EMAIL)


@pytest.fixture
def page(browser: Browser, application: Flask, asha: int) -> Page:
    """What Asha sees after sending her details with a sign-in that had ended."""
    browser.sign_in(EMAIL)
    typing = browser.get("/account/details")
    application.extensions["clock"].advance(timedelta(hours=13))
    return browser.send(typing, {"address": ADDRESS, "known_as": "Ash", "current": "a password typed"})


def test_the_page_says_what_happened_and_keeps_the_words(page: Page, application: Flask, asha: int) -> None:
    assert page.h1 == "You were signed out while you were writing"
    assert "1 River Bank" in page.text
    assert "a password typed" not in page.soup.decode()
    with application.app_context():
        assert db.session().get_one(Person, asha).known_as is None


def test_after_signing_in_the_answers_are_sent_with_one_press(
    browser: Browser, page: Page, application: Flask, asha: int
) -> None:
    page = browser.send(page, {"email": EMAIL, "password": PASSWORD})
    assert page.h1 == "You are signed in. Send your answers now"

    page = browser.send(page)

    assert "Your details are saved." in page.text
    with application.app_context():
        found = db.session().get_one(Person, asha)
        assert (found.known_as, found.address) == ("Ash", ADDRESS)


def test_a_wrong_password_in_between_loses_nothing(browser: Browser, page: Page) -> None:
    page = browser.send(page, {"email": EMAIL, "password": "not this one"})
    assert page.h1 == "Sign in"

    page = browser.send(page, {"email": EMAIL, "password": PASSWORD})

    assert page.h1 == "You are signed in. Send your answers now"


def test_nobody_else_is_given_them(browser: Browser, page: Page, make: Make) -> None:
    make.person("Bo Berg", Role.FINANCE, email="bo@post.example")

    page = browser.send(page, {"email": "bo@post.example", "password": PASSWORD})

    assert "River Bank" not in page.soup.decode()


def test_a_bent_value_is_ignored(browser: Browser, page: Page) -> None:
    bent = page.form()["kept"][:-3] + "xyz"

    page = browser.send(page, {"email": EMAIL, "password": PASSWORD, "kept": bent})

    assert page.path == "/account/details"


def test_very_long_answers_are_said_to_be_too_long(browser: Browser, application: Flask, asha: int) -> None:
    browser.sign_in(EMAIL)
    typing = browser.get("/account/details")
    application.extensions["clock"].advance(timedelta(hours=13))

    page = browser.send(typing, {"address": "word " * 50_000})

    assert "Your answers were too long to keep here." in page.text


def test_a_press_of_a_button_alone_leads_to_signing_in_and_says_so(
    browser: Browser, application: Flask, asha: int
) -> None:
    browser.sign_in(EMAIL)
    application.extensions["clock"].advance(timedelta(hours=13))

    page = browser.post("/account/sign-out-everywhere")

    assert page.h1 == "Sign in"
    assert "You were signed out before that was done." in page.text


def test_signing_out_after_the_sign_in_ended_is_signing_out(browser: Browser, application: Flask, asha: int) -> None:
    browser.sign_in(EMAIL)
    application.extensions["clock"].advance(timedelta(hours=13))

    assert "You have signed out." in browser.post("/sign-out").text


def test_somebody_never_signed_in_just_signs_in(browser: Browser) -> None:
    assert browser.post("/account/details", known_as="Nobody").h1 == "Sign in"


def test_a_form_older_than_its_token_shows_the_words_to_copy(browser: Browser, asha: int) -> None:
    browser.sign_in(EMAIL)

    page = browser.post("/account/details", {"csrf_token": "old", "address": ADDRESS, "current": PASSWORD}, status=400)

    assert page.h1 == "This page was open for a long time"
    assert "1 River Bank" in page.text
    assert PASSWORD not in page.soup.decode()
    assert page.links()["Open the page again"] == "/account/details"

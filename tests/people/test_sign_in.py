"""Signing in and out through the front door."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import (
    Account,
    LinkPurpose,
    Role,
)
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser

Statements = Callable[[], AbstractContextManager[list[str]]]
EMAIL = "asha@post.example"
WRONG = "The email address or the password is not right. Please check both."


def test_the_password_of_the_demonstration_opens_nothing_in_production(
    application: Flask, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(application.config, "DEMO", False)

    assert browser.post("/sign-in", email=EMAIL, password="alongside-demo").errors == [WRONG]
    browser.get("/account", status=200)
    assert browser.get("/account").h1 == "Sign in"


def test_nor_does_a_cookie_or_a_link_of_it(
    application: Flask, browser: Browser, newest_link: Callable[[LinkPurpose], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the key of the cookies was taken over with the database."""
    browser.post("/sign-in/link", email=EMAIL)
    link = newest_link(LinkPurpose.SIGN_IN)
    browser.sign_in(EMAIL)
    assert browser.get("/account").h1 == "My account"
    monkeypatch.setitem(application.config, "DEMO", False)

    assert browser.get("/account").h1 == "Sign in"
    assert browser.another().get(link).h1 == "This link has been used or is too old"


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


def test_both_are_as_much_work(browser: Browser, statements: Statements) -> None:
    """Statements stand for time here: the hash is worked out for both."""
    counts = []
    for email in (EMAIL, "nobody@post.example"):
        data = {"csrf_token": browser.token(), "email": email, "password": "wrong wrong wrong"}
        with statements() as sent:
            browser.client.post("/sign-in", data=data)
        counts.append(len(sent))

    assert counts[0] == counts[1]


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


ELSEWHERE = [
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
]


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

    def test_never_to_another_site(self, browser: Browser) -> None:
        for elsewhere in ELSEWHERE:
            token = browser.token()
            answer = browser.client.post(
                "/sign-in", data={"csrf_token": token, "email": EMAIL, "password": PASSWORD, "next": elsewhere}
            )

            assert answer.status_code == 302
            assert answer.headers["Location"] == "/"

    def test_somebody_signed_in_needs_no_form(self, browser: Browser) -> None:
        browser.sign_in(EMAIL)

        assert browser.get("/sign-in", next="/account").h1 == "My account"


ODD = ["\0@post.example", "a@b.c" * 100, "<script>@post.example", "٣@post.example", "\ud800"]


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

    def test_odd_addresses_are_only_wrong(self, browser: Browser) -> None:
        for email in ODD:
            page = browser.post("/sign-in", email=email.encode("utf-8", "replace"), password="x" * 100)

            assert page.errors

    def test_five_megabytes_are_refused_kindly(self, browser: Browser) -> None:
        page = browser.post("/sign-in", email="a" * 5_000_000, password="x")

        assert page.errors == ["Use 254 characters or fewer. You have used 5000000."]

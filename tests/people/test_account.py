"""One's own account and details."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import Channel, Person, Role
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser

EMAIL = "maria@post.example"


@pytest.fixture
def maria(make: Make, browser: Browser) -> int:
    person_id = make.advisor("Maria Okafor", email=EMAIL)
    browser.sign_in(EMAIL)
    return person_id


def saved(application: Flask, person_id: int, *names: str) -> tuple[Any, ...]:
    with application.app_context():
        person = db.session().get_one(Person, person_id)
        return tuple(getattr(person, name) for name in names)


def change(browser: Browser, **values: Any) -> Any:
    return browser.send(browser.get("/account/details"), values)


def test_an_advisor_changes_their_own_details(browser: Browser, application: Flask, maria: int) -> None:
    page = change(
        browser, known_as="Mimi", pronouns="she and her", phone="07700 900123", contact_by="text",
        access_needs="needs a step-free room", current=PASSWORD,
    )  # fmt: skip

    assert "Your details are saved." in page.text
    assert "Mimi Okafor" in page.soup.header.get_text()
    wanted = ("Mimi", "+447700900123", Channel.TEXT)
    assert saved(application, maria, "known_as", "phone", "contact_by") == wanted
    with application.app_context():
        entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "PersonChanged")).one()
        assert entry.actor_id == maria
        assert entry.behalf_of_id is None
        assert "Mimi" not in str(entry.data)


def test_an_advisor_reads_their_own_checks_and_nobody_elses(browser: Browser, make: Make, maria: int) -> None:
    assert "My checks" not in browser.get("/account").text
    make.person("Tess Team", Role.TEAM, email="tess@post.example")
    team = browser.another()
    team.sign_in("tess@post.example")
    other = make.advisor("Other Person", account=False)
    for person_id, check, until in ((maria, "dbs-enhanced", "2028"), (maria, "reference", ""), (other, "identity", "")):
        form = team.get(f"/team/people/{make.ref(person_id)}/checks")
        dates = {"cleared_on-day": "3", "cleared_on-month": "3", "cleared_on-year": "2026"}
        if until:
            dates |= {"counts_until-day": "2", "counts_until-month": "3", "counts_until-year": until}
        team.send(form, {"check": check, **dates})

    page = browser.get("/account").text

    assert "Enhanced DBS check done on Tuesday 3 March 2026, counts until Thursday 2 March 2028" in page
    assert "Reference done on Tuesday 3 March 2026" in page
    assert "Proof of identity" not in page
    form = team.get(f"/team/people/{make.ref(maria)}/checks")
    team.send(form, {"check": "dbs-enhanced", "cleared_on-day": "", "counts_until-day": "1", "counts_until-month": "11",
                     "counts_until-year": "2026"})  # fmt: skip
    expired = "done, the day is not known, counts until Sunday 1 November 2026. It does not count any more."
    assert expired in browser.get("/account").text
    assert "Checks" not in team.get("/account").text


def test_a_form_sent_unchanged_writes_nothing_down(browser: Browser, application: Flask, maria: int) -> None:
    change(browser)

    with application.app_context():
        assert not db.session().scalars(select(AuditEntry).where(AuditEntry.event == "PersonChanged")).all()


NAMES = ["Zoë 🌈 O'Neill", "مريم العلي", "שרה כהן", "Łukasz Żółć", "X Æ A-12", "<b>Bold</b> {{7*7}}"]


def test_any_name_is_a_name(browser: Browser, application: Flask, maria: int) -> None:
    for name in NAMES:
        page = change(browser, full_name=name)

        assert name in page.text
        assert saved(application, maria, "full_name") == (name,)


BAD = [
    ({"full_name": ""}, "Enter the full name."),
    ({"full_name": "   \u200b "}, "Enter the full name."),
    ({"full_name": "a" * 201}, "Use 200 characters or fewer. You have used 201."),
    ({"email": "not an address"}, "Enter an email address in the correct format, like name@example.com."),
    ({"phone": "12"}, "Enter a phone number, like 07700 900123 or +44 20 7946 0000."),
    ({"contact_by": "pigeon"}, "Choose one of the answers."),
    ({"contact_by": "letter"}, "Enter a postal address, or choose another way to make contact."),
    ({"contact_by": "phone"}, "Enter a phone number, or choose another way to make contact."),
    ({"email": ""}, "Enter an email address, or choose another way to make contact."),
    ({"access_needs": "x" * 1001}, "Use 1000 characters or fewer. You have used 1001."),
    ({"address": "x" * 5_000_000}, "Use 500 characters or fewer. You have used 5000000."),
]


def test_bad_answers_get_a_sentence_and_are_kept(browser: Browser, application: Flask, maria: int) -> None:
    for values, sentence in BAD:
        page = change(browser, **{"known_as": "Not saved", "current": PASSWORD, **values})

        assert page.errors == [sentence]
        assert page.form()["known_as"] == "Not saved"
        assert saved(application, maria, "known_as") == (None,)


class TestProof:
    """Where our messages go is changed only by somebody who knows the password."""

    @pytest.mark.parametrize("typed", ["", "not this one"])
    def test_email_and_phone_need_the_password(
        self, browser: Browser, application: Flask, maria: int, typed: str
    ) -> None:
        page = change(browser, email="other@post.example", current=typed)

        assert page.errors == ["Enter your password to change your email or phone number."]
        assert saved(application, maria, "email") == (EMAIL,)

    def test_guesses_are_held(self, browser: Browser, application: Flask, maria: int) -> None:
        for number in range(10):
            change(browser, email="other@post.example", current=f"guess number {number}")

        (sentence,) = change(browser, email="other@post.example", current=PASSWORD).errors
        assert sentence.startswith("There were too many tries. Please wait")
        assert saved(application, maria, "email") == (EMAIL,)

    def test_the_sign_in_stays_where_it_was_and_the_page_says_so(self, browser: Browser, maria: int) -> None:
        page = change(browser, email="Other@Post.example", current=PASSWORD)

        assert f"You still sign in with {EMAIL}." in page.text
        browser.another().sign_in(EMAIL)

    def test_an_email_somebody_else_has_tells_nothing(
        self, browser: Browser, application: Flask, make: Make, maria: int
    ) -> None:
        make.advisor("Other Person", email="shared@post.example")

        page = change(browser, email="shared@post.example", current=PASSWORD)

        assert "Other Person" not in page.soup.decode()
        assert saved(application, maria, "email") == ("shared@post.example",)


@pytest.mark.usefixtures("maria")
def test_a_forged_field_changes_nothing(browser: Browser, application: Flask, maria: int) -> None:
    change(browser, role="admin", roles=["admin", "team"], ref="mine", state="ended", person_id="1", lived=["carer"])

    with application.app_context():
        person = db.session().get_one(Person, maria)
        assert [grant.role for grant in person.roles] == [Role.ADVISOR]
        assert person.ref != "mine"
        assert person.advisor
        assert not person.advisor.carer
    browser.get("/admin", status=403)


class TestInterests:
    @pytest.fixture(autouse=True)
    def kinds(self, application: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
        offered = [("workshop", "Workshop"), ("interview-panel", "Interview panel")]
        monkeypatch.setitem(application.extensions, "kinds", lambda: offered)

    def test_are_chosen_and_unchosen(self, browser: Browser, maria: int) -> None:
        assert "Interview panel" in change(browser, interests=["interview-panel"]).text
        assert "Not said yet" in change(browser, interests=[]).text

    def test_only_of_what_is_offered(self, browser: Browser, maria: int) -> None:
        assert change(browser, interests=["sky-diving"]).errors == ["Choose from the answers shown."]


def test_staff_are_not_asked_what_advisors_are(browser: Browser, make: Make) -> None:
    make.person("Fin Ance", Role.FINANCE, email="fin@post.example")
    browser.sign_in("fin@post.example")

    assert "access_needs" not in browser.get("/account/details").form()


class TestPassword:
    def test_the_password_they_have_is_asked(self, browser: Browser, maria: int) -> None:
        fresh = {"password": "three random words", "again": "three random words"}

        page = browser.send(browser.get("/account/password"), {"current": "not this one", **fresh})

        assert page.errors == ["That is not the password you have now."]
        browser.another().sign_in(EMAIL)

    def test_a_poor_one_is_refused(self, browser: Browser, maria: int) -> None:
        page = browser.send(
            browser.get("/account/password"), {"current": PASSWORD, "password": "Maria Okafor", "again": "Maria Okafor"}
        )

        assert page.errors == ["That password is too easy to guess. Three random words work well."]


def test_a_way_of_its_own_for_reminders_and_no_news_and_large_letters(application, browser, make):
    make.advisor("Ada Example", email="ada@home.example")
    browser.sign_in("ada@home.example")
    form = browser.get("/account/details")

    wrong = browser.send(form, {"reminders_by": "text"}, action="")
    assert any("phone" in error.lower() for error in wrong.errors)
    assert wrong.soup.select_one("input[name=reminders_by][value=text]").has_attr("checked")
    page = browser.send(form, {"reminders_by": "text", "phone": "07700 900123", "news_by": "none",
                               "large_print": "large", "current": PASSWORD})  # fmt: skip

    assert page.h1 == "My account"
    for words in ("How we send reminders By text message", "How we send news No news", "Letters In large print"):
        assert words in page.text

"""The demonstration: loaded whole, the same for the same seed, and never into a database that holds people."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.opportunities.models import Opportunity
from app.people.models import Advisor, Person
from app.signups.models import Place
from tests.support.make import Make
from tests.support.page import Browser

FIXED = ("interview-panel", "accreditation-review", "training-session", "interview-calls", "open-workshop")
PEOPLE = ("advisor", "carer", "host", "host-2", "team", "budget", "finance", "admin", "advisor-0001", "advisor-0012")


@pytest.fixture
def loaded(application: Flask) -> Flask:
    answer = load(application, "--advisors", "12", "--opportunities", "12")
    assert answer.exit_code == 0, answer.output
    return application


def load(application: Flask, *options: str):
    return application.test_cli_runner().invoke(args=["demo", "load", *options])


def test_everybody_it_names_can_sign_in(loaded: Flask, browser: Browser) -> None:
    for name in PEOPLE:
        mine = browser.another()
        mine.sign_in(f"{name}@demo.example")
        assert mine.get("/").h1.startswith("Hello "), name


def test_the_fixed_references_are_there_for_an_advisor(loaded: Flask, browser: Browser) -> None:
    browser.sign_in("advisor@demo.example")
    for ref in FIXED:
        browser.get(f"/opportunities/{ref}")
    assert "10 of 10 places left" in browser.get("/opportunities/open-workshop").text
    assert browser.post("/opportunities/open-workshop/sign-up").h1 == "You have a place"


def test_somebody_has_been_recognised_already(loaded: Flask, browser: Browser) -> None:
    browser.sign_in("advisor@demo.example")
    page = browser.get("/my-involvement")
    assert "See your certificate" in page.text
    assert "still need to record" not in page.text


def test_a_committee_has_terms_and_papers_and_somebody_is_to_be_rung_first(loaded: Flask, browser: Browser) -> None:
    title = "Patient and carer experience committee"
    host, team, advisor = (browser.another() for _each in range(3))
    host.sign_in("host@demo.example")
    assert f"Send the papers: {title}" in host.get("/").text
    assert "Vittoria Marsh’s term of office ends on" in host.get("/").text
    terms = host.get("/host/opportunities/committee/terms").text
    assert "Ends soon" in terms and "Term 2 of 2 at most" in terms
    team.sign_in("team@demo.example")
    day = team.get("/team")
    ring = next(words for words in day.links() if words.startswith("Ring ") and words.endswith(f" first: {title}"))
    assert title in team.get(day.links()[ring]).text
    advisor.sign_in("advisor@demo.example")
    mine = advisor.get(advisor.get("/my-involvement").links()[title]).text
    assert "Your term of office Term 1 of 2 at most" in mine and "We meet before it" in mine


def test_it_is_the_same_for_the_same_seed(application: Flask, prepared) -> None:
    def told() -> list[tuple[str, str]]:
        with application.app_context():
            names = db.session().execute(select(Person.full_name, Person.email).order_by(Person.id)).all()
            titles = db.session().execute(select(Opportunity.title, Opportunity.format).order_by(Opportunity.id)).all()
            return [*(tuple(row) for row in names), *((t, f.value) for t, f in titles)]

    load(application, "--advisors", "9", "--opportunities", "14", "--seed", "3")
    first = told()
    clock = application.extensions["clock"]
    prepared.fresh().extensions["clock"] = clock
    load(application, "--advisors", "9", "--opportunities", "14", "--seed", "3")
    assert told() == first


def test_a_database_with_people_is_left_alone(loaded: Flask) -> None:
    with loaded.app_context():
        before = db.session().scalar(select(func.count()).select_from(Advisor))
    answer = load(loaded, "--advisors", "3")
    assert answer.exit_code == 1
    assert "already holds people" in answer.output
    with loaded.app_context():
        assert db.session().scalar(select(func.count()).select_from(Advisor)) == before


def test_production_has_no_demo_accounts(application: Flask) -> None:
    application.config["DEMO"] = False
    try:
        answer = load(application)
    finally:
        application.config["DEMO"] = True
    assert answer.exit_code == 2
    assert "production" in answer.output


def test_nobody_has_asked_for_the_open_workshop(loaded: Flask) -> None:
    with loaded.app_context():
        asked = select(func.count()).select_from(Place).join(Opportunity).where(Opportunity.ref == "open-workshop")
        assert db.session().scalar(asked) == 0


def test_the_mailbox_shows_ones_own_and_the_admin_everybodys(loaded: Flask, browser: Browser) -> None:
    browser.sign_in("advisor@demo.example")
    browser.post("/opportunities/open-workshop/sign-up")
    mine = browser.get("/demo/mailbox")
    assert len(mine.soup.select(".app-card")) >= 1
    letter = browser.get(str(mine.soup.select_one(".app-card a")["href"]))
    assert "UK time" in letter.text
    invite = browser.client.get(letter.path + "/invite.ics")
    assert b"METHOD:REQUEST" in invite.data
    other = browser.another()
    other.sign_in("carer@demo.example")
    other.get(letter.path, status=404)
    admin = browser.another()
    admin.sign_in("admin@demo.example")
    admin.get(letter.path)


def test_there_is_no_mailbox_in_production(
    loaded: Flask, browser: Browser, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody signs in there with a password of their own: that of the demonstration opens nothing."""
    monkeypatch.setitem(loaded.config, "DEMO", False)
    make.own_password("advisor@demo.example", "three random words")
    browser.sign_in("advisor@demo.example", "three random words")
    browser.get("/demo/mailbox", status=404)

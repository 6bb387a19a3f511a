"""What fits me: everything that is open, the best first, with every reason; and the same read to somebody who rang."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.opportunities.models import Opportunity
from app.opportunities.states import Format, OpportunityState, SeatType
from app.people.models import Course, Exclusion, Interest, Passport, Role, Window
from app.people.passport.states import Shun
from app.signups import actions
from tests.support.make import Make
from tests.support.page import Browser, Page
from tests.support.statements import statements

STATEMENTS = 5  # the edition, advisor's facts, limits (of whoever has agreed to anything one more), set aside, one page


@pytest.fixture
def ann(make: Make) -> int:
    return make.advisor("Ann Lee", email="ann@post.example")


@pytest.fixture
def page(browser: Browser, ann: int) -> Browser:
    browser.sign_in("ann@post.example")
    return browser


def titles(page: Page) -> list[str]:
    return [each.get_text(strip=True) for each in page.soup.select(".app-card__title")]


def card(page: Page, title: str) -> str:
    found = next(each for each in page.soup.select(".app-card") if title in each.get_text())
    return " ".join(found.get_text(" ").split())


def save(application: Flask, *things: object) -> None:
    with application.app_context(), db.transaction() as session:
        session.add_all(things)


def test_what_fits_comes_first_and_nothing_is_hidden_for_being_out_of_reach(
    application: Flask, make: Make, ann: int, page: Browser
) -> None:
    save(application, Course(code="panels", name="Panel training"))
    liked, plain = make.kind("talk"), make.kind("visit")
    trained = make.kind("panel", course_code="panels")
    save(application, Interest(person_id=ann, kind_code=liked))
    make.opportunity(title="Plain", kind=plain, in_days=3)
    make.opportunity(title="Liked", kind=liked, in_days=20)
    make.opportunity(title="Asks for training", kind=trained, in_days=2)
    make.opportunity(title="For carers", kind=plain, in_days=2, seat_type=SeatType.CARER)

    found = page.get("/what-fits-me")
    assert titles(found)[:2] == ["Liked", "Plain"]
    assert set(titles(found)[2:]) == {"Asks for training", "For carers"}
    assert "Yes: You told us you are interested in this: talk." in card(found, "Liked")
    assert "Not yet: You need to do “Panel training” first." in card(found, "Asks for training")
    assert "Ask the involvement team when the next one is." in card(found, "Asks for training")
    course = make.kind("course", teaches_code="panels")
    make.opportunity(title="Learn to sit on panels", kind=course, in_days=6)
    soonest = "The next one you can sign up for is on Monday 7 December 2026: “Learn to sit on panels”."
    assert soonest in card(page.get("/what-fits-me"), "Asks for training")
    assert "The places are for carers." in card(found, "For carers")


def test_times_places_and_numbers_of_the_passport_are_said_in_words(
    application: Flask, make: Make, ann: int, page: Browser
) -> None:
    at = clock_now(application)
    save(application, Passport(person_id=ann, in_person=False, at_once=1, notice_days=30, saved_at=at))
    save(application, *(Window(person_id=ann, weekday=each, starts=480, ends=540) for each in range(7)))
    ref = make.opportunity(title="Taken", in_days=9)
    make.opportunity(title="Somewhere", in_days=5, format=Format.IN_PERSON)
    sign_up(application, ann, ref)

    said = card(page.get("/what-fits-me"), "Somewhere")
    assert "This is in person. You told us that taking part online suits you." in said
    assert "This time is not among those that suit you:" in said and "sign up" in said
    assert "You have a place ahead of you already, and want no more than 1 at once." in said
    assert "Please check: It is sooner than you like: you asked to know 30 days before." in said


def test_what_clashes_with_a_place_of_theirs_says_so(application: Flask, make: Make, ann: int, page: Browser) -> None:
    sign_up(application, ann, make.opportunity(title="First", in_days=5))
    make.opportunity(title="Second", in_days=5)
    said = card(page.get("/what-fits-me"), "Second")
    assert "There is a place in “First” at the same time" in said
    assert "You can give the other place back, or ring us." in said


def test_what_somebody_keeps_away_from_is_not_there_and_not_this_one_comes_last(
    application: Flask, make: Make, ann: int, page: Browser
) -> None:
    team = make.team("Own care")
    save(application, Exclusion(person_id=ann, sort=Shun.HIDE, team_id=team, since=clock_now(application)))
    make.opportunity(title="Near my care", team=team, in_days=1)
    first = make.opportunity(title="Said no", in_days=2)
    make.opportunity(title="Other", in_days=3)
    page.post(f"/opportunities/{first}/aside", {"answer": "aside"})

    found = page.get("/what-fits-me")
    assert titles(found) == ["Other", "Said no"]
    assert "You said: not this one." in card(found, "Said no")


def test_a_change_is_seen_at_once_and_what_has_closed_is_gone(
    application: Flask, make: Make, ann: int, page: Browser
) -> None:
    soon = make.opportunity(title="Closes", closes_at=clock_now(application) + timedelta(hours=1))
    assert titles(page.get("/what-fits-me")) == ["Closes"]
    make.opportunity(title="New")
    assert set(titles(page.get("/what-fits-me"))) == {"Closes", "New"}
    application.extensions["clock"].advance(timedelta(hours=2))
    assert titles(page.get("/what-fits-me")) == ["New"]
    make.opportunity(title="Closed by hand", state=OpportunityState.CLOSED)
    assert titles(page.get("/what-fits-me")) == ["New"]
    assert soon


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_few_questions_however_much_is_open(
    application: Flask, make: Make, page: Browser, rows: int
) -> None:
    for _row in range(rows):
        make.opportunity(sessions=2)
    page.get("/what-fits-me")
    with statements(application) as seen:
        found = page.get("/what-fits-me")
    assert len(titles(found)) == rows
    assert len(seen) == STATEMENTS, "\n".join(seen)


def test_it_is_read_to_somebody_who_rang_and_to_nobody_else(make: Make, ann: int, browser: Browser) -> None:
    make.opportunity(title="Open to Ann", in_days=3)
    make.person("Tia", Role.TEAM, email="tia@post.example")
    make.person("Hana", Role.HOST, email="hana@post.example")
    where = f"/team/people/{make.ref(ann)}/what-fits"
    team = browser.another()
    team.sign_in("tia@post.example")
    found = team.get(where)
    assert found.h1 == "What fits Ann Lee" and titles(found) == ["Open to Ann"]
    host = browser.another()
    host.sign_in("hana@post.example")
    assert host.get(where, status=403).h1
    assert host.get("/what-fits-me", status=403).h1


def clock_now(application: Flask):  # type: ignore[no-untyped-def]
    with application.app_context():
        return clock.now()


def sign_up(application: Flask, person_id: int, ref: str) -> None:
    with application.app_context(), db.transaction() as session:
        found = session.scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        actions.sign_up(found, person_id, by=Actor(person_id))

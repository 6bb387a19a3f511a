"""Signing up, as the person meets it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from app.opportunities.states import Attendance, Method, OpportunityState, SeatType
from app.people.states import AdvisorState
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements


@pytest.fixture
def ann(make: Make) -> int:
    return make.advisor("Ann Lee", email="ann@post.example")


def test_a_first_come_place_is_told_in_the_heading(browser: Browser, make: Make, ann: int) -> None:
    ref = make.opportunity(title="A morning together")
    browser.sign_in("ann@post.example")
    page = browser.send(browser.get(f"/opportunities/{ref}/sign-up"))
    assert page.h1 == "You have a place"
    assert "A morning together" in page.text
    assert "A morning together" in browser.get("/my-involvement").text


def test_a_post_with_the_token_alone_is_enough(browser: Browser, make: Make, ann: int) -> None:
    ref = make.opportunity()
    browser.sign_in("ann@post.example")
    assert browser.post(f"/opportunities/{ref}/sign-up").h1 == "You have a place"


def test_signing_up_twice_gives_one_place(browser: Browser, make: Make, ann: int) -> None:
    ref = make.opportunity(seats=2)
    browser.sign_in("ann@post.example")
    first = browser.post(f"/opportunities/{ref}/sign-up")
    second = browser.post(f"/opportunities/{ref}/sign-up")
    assert (second.h1, second.path) == ("You have a place", first.path)
    assert "1 of 2 places left" in browser.get(f"/opportunities/{ref}").text


def test_when_all_places_are_taken_the_next_is_on_the_reserve_list(browser: Browser, make: Make, ann: int) -> None:
    ref = make.opportunity(seats=1)
    make.advisor("Bo", email="bo@post.example")
    make.advisor("Cy", email="cy@post.example")
    for email, heading, number in (
        ("ann", "You have a place", ""),
        ("bo", "reserve list", "number 1"),
        ("cy", "reserve list", "number 2"),
    ):
        other = browser.another()
        other.sign_in(f"{email}@post.example")
        page = other.post(f"/opportunities/{ref}/sign-up")
        assert heading in page.h1
        assert number in page.text


def test_a_freed_place_is_offered_to_the_first_who_waits_and_only_to_them(
    browser: Browser, make: Make, ann: int
) -> None:
    ref = make.opportunity(seats=1)
    people = {name: browser.another() for name in ("ann", "bo", "cy")}
    for name in ("bo", "cy"):
        make.advisor(name, email=f"{name}@post.example")
    pages = {}
    for name, own in people.items():
        own.sign_in(f"{name}@post.example")
        pages[name] = own.post(f"/opportunities/{ref}/sign-up")
    gone = people["ann"].send(pages["ann"], action="/withdraw")
    assert gone.h1 == "You have withdrawn"
    offered = people["bo"].get(pages["bo"].path)
    assert offered.h1 == "You have an offer of a place"
    assert people["cy"].get(pages["cy"].path).h1 == "You are on the reserve list"
    assert people["bo"].post(offered.path + "/answer", answer="accept").h1 == "You have a place"
    assert people["bo"].post(offered.path + "/answer", answer="accept").h1 == "You have a place"


def test_an_offer_said_no_to_goes_to_the_next(browser: Browser, make: Make, ann: int) -> None:
    ref = make.opportunity(seats=1)
    make.advisor("bo", email="bo@post.example")
    own, other = browser.another(), browser.another()
    own.sign_in("ann@post.example")
    other.sign_in("bo@post.example")
    held = own.post(f"/opportunities/{ref}/sign-up")
    waiting = other.post(f"/opportunities/{ref}/sign-up")
    own.send(held, action="/withdraw")
    assert other.post(waiting.path + "/answer", answer="decline").h1 == "You said no to this offer"
    assert "1 of 1 place left" in own.get(f"/opportunities/{ref}").text


def test_where_the_team_chooses_we_have_the_name(browser: Browser, make: Make, ann: int) -> None:
    ref = make.opportunity(method=Method.CHOSEN, choice_rule="Fewest turns first.")
    browser.sign_in("ann@post.example")
    page = browser.post(f"/opportunities/{ref}/sign-up")
    assert page.h1 == "We have your name"
    assert "Fewest turns first." in page.text


def test_a_series_with_a_choice_of_sessions_asks_which_and_shows_the_answers(
    browser: Browser, make: Make, ann: int
) -> None:
    ref = make.opportunity(sessions=2, attendance=Attendance.ONE)
    browser.sign_in("ann@post.example")
    form = browser.get(f"/opportunities/{ref}/sign-up")
    unanswered = browser.send(form)
    assert unanswered.errors
    second = form.soup.select("input[name=session]")[1]["value"]
    check = browser.send(form, {"session": second})
    assert check.h1 == "Check before you sign up"
    page = browser.send(check)
    assert page.h1 == "You have a place"
    assert "16 December" in page.text
    assert "15 December" not in page.text


def test_a_form_left_open_gives_no_second_session_where_a_place_is_for_one(
    browser: Browser, make: Make, ann: int
) -> None:
    ref = make.opportunity(sessions=2, attendance=Attendance.ONE)
    browser.sign_in("ann@post.example")
    first, second = (
        box["value"] for box in browser.get(f"/opportunities/{ref}/sign-up").soup.select("input[name=session]")
    )
    assert browser.post(f"/opportunities/{ref}/sign-up", session=first, checked="y").h1 == "You have a place"
    refused = browser.post(f"/opportunities/{ref}/sign-up", session=second, checked="y")
    assert "Withdraw from that one first" in refused.text
    assert browser.get("/my-involvement").text.count("You have a place") == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": OpportunityState.CLOSED}, "not taking names"),
        ({"closes_at": "past"}, "not taking names"),
        ({"in_days": -3}, "not taking names"),
        ({"seat_type": SeatType.CARER}, "other kinds of experience"),
    ],
)
def test_a_refusal_is_a_sentence_and_nothing_is_saved(
    application: Flask, browser: Browser, make: Make, ann: int, fields: dict, sentence: str
) -> None:
    if fields.get("closes_at"):
        fields = {"closes_at": application.extensions["clock"].now() - timedelta(hours=1)}
    ref = make.opportunity(**fields)
    browser.sign_in("ann@post.example")
    answer = browser.client.post(f"/opportunities/{ref}/sign-up", data={"csrf_token": browser.token()})
    assert answer.status_code in {200, 404, 409}
    assert sentence in answer.get_data(as_text=True) or answer.status_code == 404
    assert "You have no places" in browser.get("/my-involvement").text


def test_an_advisor_on_a_break_is_told_whom_to_ask(browser: Browser, make: Make) -> None:
    make.advisor("Di", email="di@post.example", state=AdvisorState.PAUSED)
    ref = make.opportunity()
    browser.sign_in("di@post.example")
    assert "ring us" in browser.post(f"/opportunities/{ref}/sign-up").text


@pytest.mark.parametrize("path", ["/places/{ref}", "/places/{ref}.ics"])
def test_another_persons_place_is_not_there(browser: Browser, make: Make, ann: int, path: str) -> None:
    ref = make.opportunity()
    browser.sign_in("ann@post.example")
    place = browser.post(f"/opportunities/{ref}/sign-up").path.rsplit("/", 1)[-1]
    make.advisor("Bo", email="bo@post.example")
    other = browser.another()
    other.sign_in("bo@post.example")
    unknown = other.get("/places/nothing-like-this", status=404)
    assert other.get(path.format(ref=place), status=404).text == unknown.text
    other.post(f"/places/{place}/withdraw", status=404)
    other.post(f"/places/{place}/answer", status=404, answer="accept")
    assert browser.get(f"/places/{place}").h1 == "You have a place"


def test_an_answer_that_is_neither_yes_nor_no_changes_nothing(browser: Browser, make: Make, ann: int) -> None:
    ref = make.opportunity()
    browser.sign_in("ann@post.example")
    place = browser.post(f"/opportunities/{ref}/sign-up").path
    page = browser.post(place + "/answer", answer="'; DROP TABLE place")
    assert page.h1 == "You have a place"


def test_withdrawing_after_it_began_says_it_is_all_right(
    application: Flask, browser: Browser, make: Make, ann: int
) -> None:
    ref = make.opportunity(in_days=3)
    browser.sign_in("ann@post.example")
    place = browser.post(f"/opportunities/{ref}/sign-up").path
    application.extensions["clock"].advance(timedelta(days=3, hours=2))
    browser.sign_in("ann@post.example")
    page = browser.post(place + "/withdraw")
    assert "already begun" in page.text


def test_somebody_who_withdrew_may_come_back(browser: Browser, make: Make, ann: int) -> None:
    ref = make.opportunity()
    browser.sign_in("ann@post.example")
    first = browser.post(f"/opportunities/{ref}/sign-up")
    browser.send(first, action="/withdraw")
    again = browser.post(f"/opportunities/{ref}/sign-up")
    assert again.h1 == "You have a place"
    assert again.path != first.path


def test_only_advisors_sign_up(browser: Browser, make: Make) -> None:
    from app.people.models import Role

    make.person("Hal", Role.HOST, email="hal@post.example")
    ref = make.opportunity()
    browser.sign_in("hal@post.example")
    browser.post(f"/opportunities/{ref}/sign-up", status=403)
    browser.another().get(f"/opportunities/{ref}/sign-up")


def test_signed_out_one_is_asked_to_sign_in_and_comes_back(browser: Browser, make: Make, ann: int) -> None:
    ref = make.opportunity()
    asked = browser.get(f"/opportunities/{ref}/sign-up")
    assert asked.path == "/sign-in"
    page = browser.send(asked, {"email": "ann@post.example", "password": "alongside-demo"})
    assert page.path == f"/opportunities/{ref}/sign-up"


def test_a_sign_up_asks_the_database_these_few_things(
    application: Flask, browser: Browser, make: Make, ann: int
) -> None:
    """A name for the reserve list. While the row is taken, others wait for it: then the fewest."""
    ref = make.opportunity(seats=1)
    for name in ("ann", "bo", "cy"):
        if name != "ann":
            make.advisor(name, email=f"{name}@post.example")
        own = browser.another()
        own.sign_in(f"{name}@post.example")
        own.get("/my-involvement")
        with statements(application) as asked:
            own.client.post(f"/opportunities/{ref}/sign-up", data={"csrf_token": own.token()})
    assert len(asked) == 11
    taken = next(number for number, each in enumerate(asked) if each.startswith("UPDATE opportunity"))
    assert len(asked) - taken - 1 == 6  # names, who sits where, the place, its history, the audit, the message

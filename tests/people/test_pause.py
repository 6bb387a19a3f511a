"""One's own break: two taps, no reason, and one message when it is over."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.messages.models import OutboxMessage
from app.people.models import Advisor
from app.people.states import AdvisorState
from app.reactions import due
from tests.support.make import Make
from tests.support.page import Browser


def test_a_break_takes_two_taps_and_one_ends_it(browser: Browser, application: Flask, make: Make) -> None:
    ann = make.advisor("Ann Lee", email="ann@post.example")
    browser.sign_in("ann@post.example")
    page = browser.get(browser.get("/account").links()["Take a break"])
    assert "reason" not in page.text
    assert "You keep your number on every reserve list" in page.text

    page = browser.send(page)  # nothing was chosen or typed
    assert "We ask you again on Tuesday 29 December 2026." in page.text
    with application.app_context():
        advisor = db.session().get_one(Advisor, ann)
        assert (advisor.state, advisor.paused_until) == (AdvisorState.PAUSED, date(2026, 12, 28))
        assert [move.reason for move in advisor.moves] == [None, None]

    page = browser.send(page, action="/account/back")
    assert "Welcome back." in page.text
    assert "Take a break" in page.links()
    with application.app_context():
        assert db.session().get_one(Advisor, ann).state is AdvisorState.ACTIVE
        assert not db.session().scalars(select(OutboxMessage)).all()  # nobody is told what they did themselves
    assert "Take a break" in browser.post("/account/back").links()  # pressed twice


def test_a_day_of_ones_own_is_changed_and_checked(browser: Browser, application: Flask, make: Make) -> None:
    ann = make.advisor("Ann Lee", email="ann@post.example")
    browser.sign_in("ann@post.example")
    for day, sentence in (("", "Enter the day"), ("1", "Choose a day from the day after tomorrow")):
        typed = {"when": "day", "day-day": day, "day-month": "12" if day else "", "day-year": "2026" if day else ""}
        page = browser.send(browser.get("/account/break"), typed)
        assert page.errors[0].startswith(sentence)
        assert page.form()["day-day"] == day
    for when, last_day in (("weeks-2", date(2026, 12, 14)), ("when-i-say", None)):
        browser.send(browser.get("/account/break"), {"when": when})
        with application.app_context():
            assert db.session().get_one(Advisor, ann).paused_until == last_day


def test_only_somebody_on_the_register_takes_one(browser: Browser, make: Make) -> None:
    make.advisor("Ann Lee", email="ann@post.example", state=AdvisorState.ENQUIRY)
    browser.sign_in("ann@post.example")
    assert "Take a break" not in browser.get("/account").links()
    assert "not on the register" in browser.post("/account/break", when="weeks-2").text


def test_the_end_is_told_once_and_not_to_somebody_who_left(context: Flask, make: Make) -> None:
    make.advisor("Ann Lee", email="ann@post.example", state=AdvisorState.PAUSED)
    with db.transaction() as session:
        session.scalars(select(Advisor)).one().paused_until = date(2026, 12, 3)
    context.extensions["clock"].advance(timedelta(days=3))

    assert [due.end_breaks(clock.now()), due.end_breaks(clock.now())] == [1, 0]

    told = db.session().scalars(select(OutboxMessage)).one()
    assert told.subject == "Your break is over: welcome back"
    assert context.extensions["still_true"]["break_over"](told, clock.now())

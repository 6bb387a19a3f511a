"""Nobody waits unseen: who is on the way to the register, on a long break, or was asked and did not answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from flask import Flask

from app.core import clock, db
from app.core.actor import Actor
from app.people.actions import advisors, leaving
from app.people.joining import actions
from app.people.joining.actions import organising
from app.people.models import Account, Advisor, Role
from app.people.states import AdvisorState
from tests.home.day.conftest import addresses, lines
from tests.support.make import Make
from tests.support.page import Browser

A = AdvisorState


def test_everybody_who_waits_for_a_word_stands_on_the_page(
    application: Flask, browser: Browser, make: Make, pass_days: Callable[[float], None]
) -> None:
    tess = make.person("Tess Team", Role.TEAM, email="tess@post.example")
    tom = make.person("Tom Gone", Role.TEAM, email="tom@post.example")
    people = {
        name: make.advisor(name, state=state, account=False, address="1 High Street")
        for name, state in (
            ("Stella Steps", A.ENQUIRY), ("Tara Talk", A.ENQUIRY), ("Wim Waits", A.ENQUIRY), ("Wu Next", A.ENQUIRY),
            ("Bea Break", A.ACTIVE), ("Cal Back", A.ACTIVE), ("Sid Silent", A.ACTIVE),
        )
    }  # fmt: skip
    by = Actor(tess)
    with application.app_context(), db.transaction() as session:
        organising.set_size(6, by=by)
        actions.talked(people["Stella Steps"], by=by)
        at = clock.now() + timedelta(days=2)
        actions.arrange_talk(people["Tara Talk"], at, tess, tell=False, by=by)
        for name in ("Wim Waits", "Wu Next"):
            actions.put_on_waiting_list(people[name], by=by)
        advisors.pause(people["Bea Break"], None, by=by)
        advisors.pause(people["Cal Back"], clock.today() + timedelta(days=195), by=by)
        leaving.ask_to_stay(people["Sid Silent"], by=by)
        session.get_one(Advisor, people["Sid Silent"]).facilitator_id = tom
        session.get_one(Account, tom).ended_at = clock.now()
    pass_days(200)
    with application.app_context(), db.transaction():
        assert advisors.come_back_due(people["Cal Back"])
    browser.sign_in("tess@post.example")

    page = browser.get("/team")

    said = [line for line in lines(page) if not line.startswith("Ring ")]
    assert sorted(said) == sorted([
        "Stella Steps has steps open: see whether you can help",
        "There is room on the register: invite Wim Waits, who is the next",
        "Tell Wim Waits where they stand on the waiting list",
        "Tell Wu Next where they stand on the waiting list",
        "Ask Bea Break how things are: they have been on a break for long",
        "Tom Gone has left: choose another facilitator for 1 person",
        "Say how the conversation with Tara Talk went",
        "Sid Silent has not said whether they would like to stay",
        "The break of Cal Back has ended: say hello",
    ])  # fmt: skip
    assert said[-1] == "The break of Cal Back has ended: say hello"
    for address in addresses(page):
        browser.get(address)
    with application.app_context(), db.transaction() as session:
        organising.set_size(4, by=by)
        actions.tell_place_in_list(people["Wim Waits"], by=by)
        leaving.stays(people["Sid Silent"], by=by)
    left = " ".join(lines(browser.get("/team")))
    assert "There is room" not in left
    assert "Tell Wim Waits" not in left
    assert "has not said whether" not in left

"""Seats that somebody is signed off for first: signing up, offers, cover and who waits; past it only on purpose."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.audit import AuditEntry
from app.core.states import move
from app.opportunities.models import Kind
from app.opportunities.states import Method
from app.people.models import Advisor, Role
from app.people.states import AdvisorState
from app.signups import actions
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.ways import CHAIR, MEMBER, SHADOW, Ways

FIRST = "Before you chair one of these, somebody who was there signs you off for it."
HOW = "Take part in one first. Then ask for it under My next steps, or ring us."


@pytest.fixture
def ways(application: Flask, make: Make) -> Ways:
    return Ways(application, make)


def passed_over(application: Flask) -> list[int | None]:
    with application.app_context():
        wanted = select(AuditEntry.actor_id).where(AuditEntry.event == "SignOffPassedOver")
        return list(db.session().scalars(wanted))


def test_nothing_is_hidden_and_the_next_step_is_said(ann: int, browser: Browser, ways: Ways) -> None:
    only = ways.panel(CHAIR)
    page = browser.get(f"/opportunities/{only}")
    assert f"Not yet: {FIRST} {HOW}" in page.text
    assert FIRST in browser.get("/opportunities").text
    mixed = browser.get(f"/opportunities/{ways.panel(MEMBER, CHAIR)}")
    assert f"Yes: You can take part here as a member. {FIRST}" in mixed.text
    ways.asks_of("panel", member_asks_sign_off=True)
    sits_in = browser.get(f"/opportunities/{ways.panel(MEMBER, SHADOW)}")
    assert "Yes: You can sit in here to learn. Before you take part in one of these as a member" in sits_in.text


def test_a_seat_to_chair_is_refused_with_the_next_step_and_what_was_chosen_is_kept(
    ann: int, browser: Browser, ways: Ways
) -> None:
    ref = ways.panel(MEMBER, CHAIR)
    chair = str(ways.seat(ref, CHAIR))
    page = browser.get(f"/opportunities/{ref}/sign-up")
    assert "Somebody signs you off for it first" in page.text
    refused = browser.send(browser.send(page, {"seat": chair}))
    assert f"{FIRST} {HOW}" in refused.text
    assert refused.form()["seat"] == chair
    browser.send(browser.send(refused, {"seat": str(ways.seat(ref, MEMBER)), "checked": ""}))
    assert browser.get(f"/opportunities/{ref}/sign-up").h1 == "You have a place"


def test_who_is_signed_off_signs_up_as_everybody_does(ann: int, browser: Browser, ways: Ways) -> None:
    ways.signed_off(ann)
    ref = ways.panel(CHAIR)
    assert browser.post(f"/opportunities/{ref}/sign-up").h1 == "You have a place"
    with_it = ways.panel(MEMBER, CHAIR)
    assert "Before you chair" not in browser.get(f"/opportunities/{with_it}").text


def test_a_sign_off_for_another_kind_or_another_role_opens_nothing(ann: int, browser: Browser, ways: Ways) -> None:
    ways.signed_off(ann, MEMBER)
    assert f"{FIRST} {HOW}" in browser.post(f"/opportunities/{ways.panel(CHAIR)}/sign-up").text
    ways.signed_off(ann)
    other = ways.make.kind("board", chair_asks_sign_off=True)
    assert f"{FIRST} {HOW}" in browser.post(f"/opportunities/{ways.panel(CHAIR, kind=other)}/sign-up").text


def test_a_kind_that_asks_for_nothing_lets_anybody_chair(ann: int, browser: Browser, ways: Ways) -> None:
    ways.asks_of("panel", chair_asks_sign_off=False)
    assert browser.post(f"/opportunities/{ways.panel(CHAIR)}/sign-up").h1 == "You have a place"


def test_nobody_passes_it_for_themselves(ann: int, browser: Browser, ways: Ways, application: Flask) -> None:
    ref = ways.panel(CHAIR)
    forged = {"past_sign_off": "y", "anyway": "signed-off", "checked": "1"}
    assert f"{FIRST} {HOW}" in browser.post(f"/opportunities/{ref}/sign-up", forged).text
    both = ways.make.person("Bo Both", Role.TEAM, Role.ADVISOR, email="both@post.example")
    with application.app_context(), db.transaction() as session:
        own = Advisor(person_id=both, service_user=True, carer=False)
        move(own, AdvisorState.ACTIVE, by=SYSTEM, now=clock.now())
        session.add(own)
    own_browser = browser.another()
    own_browser.sign_in("both@post.example")
    address = f"/team/opportunities/{ref}/sign-up/{ways.make.ref(both)}"
    page = own_browser.send(own_browser.get(address), {"asked": "phone"})
    assert "Nobody has signed them off for this place." in page.text
    assert f"{FIRST} {HOW}" in own_browser.send(page, {"asked": "phone"}).text
    assert passed_over(application) == []


def test_the_team_goes_past_it_on_purpose_and_it_is_kept_that_they_did(
    ann: int, team: Browser, browser: Browser, ways: Ways, application: Flask
) -> None:
    ref = ways.panel(CHAIR)
    address = f"/team/opportunities/{ref}/sign-up/{ways.make.ref(ann)}"
    page = team.send(team.get(address), {"asked": "phone"})
    assert "If you go on, it is kept that you did so on purpose." in page.text
    assert browser.get("/my-involvement").text.count("You have no places") == 1, "shown first, done after"
    team.send(page, {"asked": "phone"})
    places = team.get(f"/team/opportunities/{ref}/places")
    assert "Added on purpose, without a sign-off" in places.text
    assert len(passed_over(application)) == 1


@pytest.mark.parametrize("method", [Method.CHOSEN, Method.FIRST_COME])
def test_an_offer_asks_again_and_goes_past_it_on_purpose_only(
    ann: int, team: Browser, ways: Ways, method: Method, application: Flask
) -> None:
    given = ways.signed_off(ann)
    ref = ways.panel(CHAIR, method=method)
    if method is Method.FIRST_COME:
        other = ways.make.advisor("Bea")
        ways.signed_off(other)
        first = ways.sits(ref, other, CHAIR)
    place = ways.sits(ref, ann, CHAIR)
    ways.take_back(given)
    if method is Method.FIRST_COME:
        assert "You are on the reserve list" in seen(team, ways, place)
        with application.app_context(), db.transaction():
            actions.withdraw(ways.place(first).id, by=Actor(other))
        assert ways.state(place).value == "reserve", "the seat is free, and nobody is promoted into it unsigned"
        assert "This place asks for a sign-off" in team.get(f"/team/opportunities/{ref}/places").text
    page = team.post(f"/team/places/{place}/offer")
    assert page.h1 == "Check before you offer this place"
    assert "Nobody has signed them off for this place." in page.text
    team.send(page)
    assert ways.state(place).value == "offered"
    assert len(passed_over(application)) == 1


def seen(team: Browser, ways: Ways, place: str) -> str:
    own = team.another()
    own.sign_in("ann@post.example")
    return own.get(f"/places/{place}").text


def test_who_waits_without_a_sign_off_is_passed_over_and_promoted_once_they_have_one(
    ann: int, browser: Browser, team: Browser, ways: Ways, application: Flask
) -> None:
    given = ways.signed_off(ann)
    bea, cy = ways.make.advisor("Bea"), ways.make.advisor("Cy")
    for each in (bea, cy):
        ways.signed_off(each)
    ref = ways.panel(CHAIR)
    first, mine, last = ways.sits(ref, bea, CHAIR), ways.sits(ref, ann, CHAIR), ways.sits(ref, cy, CHAIR)
    ways.take_back(given)
    said = browser.get(f"/places/{mine}").text
    assert "This place asks for a sign-off, and there is none at the moment." in said
    assert "you keep your number" in said
    with application.app_context(), db.transaction():
        actions.withdraw(ways.place(first).id, by=Actor(bea))
    assert (ways.state(mine).value, ways.state(last).value) == ("reserve", "offered")


def test_cover_asks_only_those_who_are_signed_off(ann: int, team: Browser, ways: Ways) -> None:
    bea = ways.make.advisor("Bea Best")
    ways.signed_off(bea)
    ref = ways.panel(CHAIR)
    page = team.get(f"/team/opportunities/{ref}/cover")
    assert "Bea Best" in page.text and "Ann Lee" not in page.text


def test_a_host_who_adds_somebody_on_the_day_is_not_told_why_a_seat_is_closed(
    ann: int, browser: Browser, ways: Ways
) -> None:
    host = ways.make.person("Holly Host", Role.HOST, email="host@post.example")
    ref = ways.panel(CHAIR, team=ways.make.team("", host), host=host, in_days=0)
    with ways.application.app_context():
        session = ways.of(ref).sessions[0].ref
    own = browser.another()
    own.sign_in("host@post.example")
    address = f"/host/sessions/{session}/walk-in"
    refused = own.post(address, {"who": "Ann Lee", "add": "yes"})
    assert "This person cannot be added here today. Please ring the involvement team" in refused.text
    assert "sign" not in refused.text.lower().replace("alongside", "")


def test_the_kind_says_for_which_places(team: Browser, ways: Ways, application: Flask) -> None:
    page = team.get("/team/kinds/panel")
    assert page.form()["signed_off"] == ["chair_asks_sign_off"]
    team.send(page, {"signed_off": ["member_asks_sign_off"]})
    with application.app_context():
        kind: Any = db.session().get_one(Kind, "panel")
        assert (kind.member_asks_sign_off, kind.chair_asks_sign_off) == (True, False)
    assert team.send(team.get("/team/kinds/panel"), {"signed_off": ["shadow"]}).errors == [
        "Choose from the answers shown."
    ]

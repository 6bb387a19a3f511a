""" "Not now, ask me again on a day": the next of the waiting list is invited, and nobody loses their number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from app.core import db
from app.people.joining.models import RegisterSize
from app.people.states import AdvisorState
from tests.support.make import Make
from tests.support.page import Browser

A = AdvisorState
DAY = {"when": "day", "day-day": "5", "day-month": "1", "day-year": "2027"}


@pytest.fixture
def waiting(application: Flask, team: Browser, make: Make, page_of: Callable[[str], str]) -> list[str]:
    """Two who wait for the register, which holds one and is full; then a second place."""
    make.advisor("Here Already", account=False)
    with application.app_context(), db.transaction() as session:
        session.merge(RegisterSize(id=1, most=1))
    names = ["First Waits", "Second Waits"]
    for name in names:
        make.advisor(name, email=f"{name[:5].lower()}@post.example", state=A.ENQUIRY)
        team.post(f"{page_of(name)}/waiting-list")
    team.send(team.get("/team/waiting-list/size"), {"most": "2"})
    return names


def test_an_invited_person_says_not_now_and_the_next_is_invited(
    application: Flask, team: Browser, waiting: list[str], state: Callable[[str], A], told: Callable[[str], list[str]]
) -> None:
    team.post("/team/waiting-list/invite")
    assert [state(name) for name in waiting] == [A.WELCOME, A.WAITING]
    mine = team.another()
    mine.sign_in("first@post.example")
    form = mine.get(mine.get("/").links()["Not a good time? Say when we should ask you again"])
    assert mine.send(form, {"when": "day"}).errors == ["Enter the day on which we should ask you again."]
    wrong = mine.send(form, {**DAY, "day-year": "2026"})
    assert wrong.errors == ["Choose a day from the day after tomorrow, in the next two years."]
    page = mine.send(form, DAY)
    assert "We ask you again on Tuesday 5 January 2027. You keep your number." in page.text
    assert "You are number 1 on the waiting list. We ask you again from Tuesday 5 January 2027" in page.text
    assert told("First Waits") == ["register_waiting", "register_room"], "nothing tells them what they just said"

    listed = team.get("/team/waiting-list")
    assert "There is room. The next is Second Waits." in listed.text
    assert "not now, to be asked again on Tuesday 5 January 2027" in listed.text
    assert "invite Second Waits, who is the next" in team.get("/team").text
    team.send(listed, action="/invite")
    assert [state(name) for name in waiting] == [A.WAITING, A.WELCOME]
    assert "Invite the next" not in team.get("/team/waiting-list").text

    team.send(team.get("/team/waiting-list/size"), {"most": "3"})
    assert "Nobody waits for a place on the register now." in team.post("/team/waiting-list/invite").text
    assert "There is room on the register" not in team.get("/team").text
    application.extensions["clock"].advance(timedelta(days=35))
    team.sign_in("tess@post.example")
    assert "There is room on the register: invite First Waits" in team.get("/team").text
    team.post("/team/waiting-list/invite")
    assert state("First Waits") is A.WELCOME


def test_the_team_writes_it_down_and_takes_it_back(
    team: Browser, waiting: list[str], state: Callable[[str], A], page_of: Callable[[str], str]
) -> None:
    first, _second = waiting
    form = team.get(team.get(page_of(first)).links()["Not now, ask them again later"])
    page = team.send(form, {"asked": "phone", "when": "weeks-12"})
    assert "To be asked again on Tuesday 23 February 2027" in page.text
    assert "The next is Second Waits." in team.get("/team/waiting-list").text
    page = team.send(team.get(page_of(first)), action="/ready")
    assert "They can be invited again." in page.text and "To be asked again" not in page.text
    assert "The next is First Waits." in team.get("/team/waiting-list").text


def test_whoever_comes_now_does_not_wait_behind_those_who_cannot(
    team: Browser, make: Make, waiting: list[str], state: Callable[[str], A], page_of: Callable[[str], str]
) -> None:
    for name in waiting:
        team.send(team.get(f"{page_of(name)}/not-now"), {"asked": "phone", "when": "weeks-4"})
    make.advisor("Third Asks", state=A.ENQUIRY, account=False, address="1 High Street")
    team.post(f"{page_of('Third Asks')}/talked")
    assert state("Third Asks") is A.WELCOME


def test_nobody_else_is_put_off(
    application: Flask, team: Browser, make: Make, page_of: Callable[[str], str], state: Callable[[str], A]
) -> None:
    make.advisor("Act Ive", email="active@post.example")
    mine = team.another()
    mine.sign_in("active@post.example")
    assert "You do not wait for the register" in mine.post("/account/not-now", **DAY).text
    refused = team.send(team.get(f"{page_of('Act Ive')}/not-now"), {"asked": "phone", "when": "weeks-4"})
    assert "Only somebody who waits for the register, or was invited, can be asked again later." in refused.text
    assert state("Act Ive") is A.ACTIVE
    mine.get(f"{page_of('Act Ive')}/not-now", status=403)

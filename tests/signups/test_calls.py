"""Calls to make: a place that is free too close to the day goes to the first who says yes on the phone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.messages.models import OutboxMessage
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser, Page

NAMES = ("ann", "bo", "cy", "di", "eve", "fay")


class Short:
    """Ann has the only place, five others wait, and it is Saturday: on Sunday at 10 it begins."""

    def __init__(self, application: Flask, browser: Browser, make: Make) -> None:
        self.application = application
        ref = make.opportunity(title="A Sunday walk", in_days=5)
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.places = {}
        for name in NAMES:
            make.advisor(f"{name.title()} Advisor", email=f"{name}@post.example", phone="+447700900123")
            own = browser.another()
            own.sign_in(f"{name}@post.example")
            self.places[name] = own.post(f"/opportunities/{ref}/sign-up").path
        application.extensions["clock"].advance(timedelta(days=4))
        self.browser = browser
        self.team = self.signed_in("team")
        self.do("ann", "withdraw")

    def signed_in(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def do(self, name: str, what: str) -> Page:
        return self.signed_in(name).post(f"{self.places[name]}/{what}")

    def own(self, name: str) -> str:
        return self.signed_in(name).get(self.places[name]).h1

    def listed(self) -> list[str]:
        cards = self.team.get("/team/calls").soup.select(".app-card__title")
        return [card.get_text(strip=True).split(". ")[1].split()[0].lower() for card in cards]

    def address(self, name: str) -> str:
        page = self.team.get("/team/calls")
        card = next(card for card in page.soup.select(".app-card") if name.title() in card.get_text())
        return str(card.form["action"])

    def rang(self, name: str, said: str) -> Page:
        return self.team.post(self.address(name), said=said)


@pytest.fixture
def short(application: Flask, browser: Browser, make: Make) -> Short:
    return Short(application, browser, make)


def test_the_next_three_are_rung_in_order_and_nothing_is_offered_by_message(short: Short) -> None:
    assert short.listed() == ["bo", "cy", "di"]
    assert short.own("bo") == "You are on the reserve list"
    page = short.team.get("/team/calls")
    assert "07700 900123" in page.text
    assert "Ring to give a place that is free: A Sunday walk" in short.team.get("/team").text


def test_the_first_yes_has_the_place_and_nobody_else_is_rung(short: Short) -> None:
    first, second = short.address("bo"), short.address("cy")
    page = short.team.post(second, said="yes")
    assert "Cy Advisor has the place" in page.text
    assert short.own("cy") == "You have a place"
    assert short.listed() == []

    late = short.team.post(first, said="yes")  # a colleague was on the phone with Bo at the same moment
    assert "Bo Advisor stays on the reserve list" in late.text
    assert short.own("bo") == "You are on the reserve list"
    with short.application.app_context():
        told = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "yes_came_second")).one()
    assert "Somebody else had said yes just before" in told.text
    assert "You are number 1" in told.text
    short.team.post(first, said="yes")
    assert short.own("cy") == "You have a place"


def test_when_the_three_could_not_the_next_ones_are_rung(short: Short) -> None:
    short.rang("bo", "no-answer")
    short.rang("cy", "no")
    assert short.listed() == ["bo", "di"]
    short.rang("di", "no-answer")
    assert short.listed() == ["bo", "di", "eve", "fay"]
    assert short.own("cy") == "You said no to this offer"
    assert short.own("bo") == "You are on the reserve list"
    assert "has the place" in short.rang("bo", "yes").text  # she rang back
    assert short.own("bo") == "You have a place"


def test_who_withdrew_and_what_has_begun_is_not_rung_about(short: Short) -> None:
    address = short.address("bo")
    short.do("bo", "withdraw")
    assert short.listed() == ["cy", "di"]
    assert "does not wait for this place" in short.team.post(address, said="yes").text
    address = short.address("cy")
    short.application.extensions["clock"].advance(timedelta(days=1, hours=2))
    short.team.sign_in("team@post.example")
    assert short.listed() == []
    assert "already begun" in short.team.post(address, said="yes").text
    assert short.own("cy") == "You are on the reserve list"


def test_only_the_team_sees_calls_and_an_odd_answer_changes_nothing(short: Short) -> None:
    address = short.address("bo")
    for name in ("bo", "cy"):
        own = short.signed_in(name)
        own.get("/team/calls", status=403)
        own.post(address, status=403, said="yes")
    assert "Please choose what they said" in short.team.post(address, said="'; --").text
    short.team.post("/team/calls/nothing-like-this", status=404, said="yes")
    assert short.own("bo") == "You are on the reserve list"

"""Two people who come together or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.people.models import Channel, Person, Role
from tests.support.make import Make
from tests.support.page import Browser, Page

OFFER, RESERVE, PLACE = "You have an offer of a place", "You are on the reserve list", "You have a place"


class Scene:
    def __init__(self, application: Flask, browser: Browser, make: Make) -> None:
        self.application, self.make, self.browser = application, make, browser
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.ref = make.opportunity(title="A panel", seats=2)
        self.people: dict[str, Browser] = {}
        self.paths: dict[str, str] = {}

    def joins(self, name: str, **said: str) -> Page:
        if name not in self.people:
            self.make.advisor(f"{name.title()} Advisor", email=f"{name}@post.example")
            self.people[name] = self.browser.another()
            self.people[name].sign_in(f"{name}@post.example")
        page = self.people[name].post(f"/opportunities/{self.ref}/sign-up", **said)
        self.paths[name] = page.path
        return page

    def pair(self) -> None:
        first = self.joins("ann", together="y")
        assert first.h1 == RESERVE
        code = first.soup.select_one(".nhsuk-inset-text .nhsuk-heading-m").get_text()  # type: ignore[union-attr]
        assert "We do not know this code" in self.joins("bo", code="nothing").text
        assert self.joins("bo", code=f" {code.lower()} ").h1 == OFFER
        assert self.own("ann").h1 == OFFER

    def own(self, name: str) -> Page:
        return self.people[name].get(self.paths[name])

    def says(self, name: str, answer: str) -> Page:
        return self.people[name].post(self.paths[name] + "/answer", answer=answer)


@pytest.fixture
def scene(application: Flask, browser: Browser, make: Make) -> Scene:
    return Scene(application, browser, make)


def test_both_are_asked_at_once_and_know_of_each_other(scene: Scene) -> None:
    scene.pair()
    assert "You come together with Bo" in scene.own("ann").text
    assert [scene.says(name, "accept").h1 for name in ("ann", "bo")] == [PLACE, PLACE]
    assert "We do not know this code" not in scene.own("bo").text


def test_when_one_says_no_the_other_says_whether_they_come_alone(scene: Scene) -> None:
    scene.pair()
    scene.says("ann", "accept")
    scene.says("bo", "decline")
    asked = scene.own("ann")
    assert asked.h1 == OFFER and "Would you like to come on your own?" in asked.text
    assert scene.joins("cy").h1 == PLACE, "the other seat is free, and hers is kept"
    assert scene.joins("di").h1 == RESERVE
    assert scene.says("ann", "accept").h1 == PLACE
    assert "on your own" not in scene.own("ann").text


def test_whoever_does_not_say_so_does_not_keep_the_place_for_ever(scene: Scene, application: Flask) -> None:
    scene.pair()
    for name in ("ann", "bo"):
        scene.says(name, "accept")
    scene.people["bo"].send(scene.own("bo"), action="/withdraw")
    assert scene.own("ann").h1 == OFFER
    assert scene.says("ann", "decline").h1 == "You said no to this offer"
    assert [scene.joins(name).h1 for name in ("cy", "di")] == [PLACE, PLACE]


def test_whoever_is_left_and_is_told_by_phone_has_time_from_the_call(scene: Scene, application: Flask) -> None:
    scene.pair()
    with application.app_context(), db.transaction() as session:
        ann = session.scalars(select(Person).where(Person.full_name == "Ann Advisor")).one()
        ann.contact_by, ann.phone = Channel.PHONE, "+447700900123"
    scene.says("ann", "accept")
    scene.says("bo", "decline")
    assert "until we have spoken" in scene.own("ann").text
    team = scene.browser.another()
    team.sign_in("team@post.example")
    told = next(form for form in team.get("/team/calls").soup.select("form") if "/told" in form["action"])
    team.post(told["action"])
    assert "Please answer by Thursday 3 December 2026, 9am UK time" in scene.own("ann").text


def test_half_a_pair_is_passed_over_and_may_come_alone(scene: Scene) -> None:
    scene.joins("ann", together="y")
    assert [scene.joins(name).h1 for name in ("cy", "di")] == [PLACE, PLACE]
    scene.people["cy"].send(scene.own("cy"), action="/withdraw")
    assert scene.own("ann").h1 == RESERVE
    assert scene.says("ann", "alone").h1 == OFFER


def test_one_place_is_not_enough_for_two_and_the_team_pairs_who_ring(scene: Scene) -> None:
    for name in ("cy", "di", "ann", "bo", "ed"):
        scene.joins(name)
    team = scene.browser.another()
    team.sign_in("team@post.example")
    form = team.get(f"/team/places/{scene.paths['ann'].rsplit('/', 1)[-1]}/pair")
    assert team.send(form).errors
    bo = next(b["value"] for b in form.soup.select("input[name=other]") if "Bo" in b.find_next("label").get_text())
    assert "Saved." in team.send(form, {"other": bo}).text
    scene.people["cy"].send(scene.own("cy"), action="/withdraw")
    assert [scene.own(name).h1 for name in ("ann", "bo", "ed")] == [RESERVE, RESERVE, OFFER]
    scene.says("ed", "decline")
    scene.people["di"].send(scene.own("di"), action="/withdraw")
    assert [scene.own(name).h1 for name in ("ann", "bo")] == [OFFER, OFFER]
    scene.application.extensions["clock"].advance(timedelta(hours=1))

""" "Not this one": it stops the asking, needs no reason, can be taken back, and nobody else ever sees it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.opportunities.actions import life, sessions
from app.opportunities.models import Opportunity
from app.people.models import Role
from app.signups.aside.models import Aside
from app.signups.cover import queries as cover
from app.signups.news import queries as news
from tests.support.make import Make
from tests.support.page import Browser, Page

SAID = "We do not ask you about it."


class Scene:
    """Ann and Ben, for whom the same is open, and the team."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self.browser = application, make, browser
        self.ann = make.advisor("Ann", email="ann@post.example")
        self.ben = make.advisor("Ben", email="ben@post.example")
        self.team = make.person("Tia", Role.TEAM, email="tia@post.example")
        self.host = make.person("Hana", Role.HOST, email="hana@post.example")
        self.ref = make.opportunity(host=self.host, team=make.team("Elm", self.host), seats=2)

    def as_(self, name: str) -> Browser:
        signed_in = self.browser.another()
        signed_in.sign_in(f"{name}@post.example")
        return signed_in

    def page(self, name: str = "ann") -> Page:
        return self.as_(name).get(f"/opportunities/{self.ref}")

    def says(self, answer: str, name: str = "ann") -> Page:
        browser = self.as_(name)
        return browser.post(f"/opportunities/{self.ref}/aside", {"answer": answer})

    def opportunity(self) -> Opportunity:
        return db.session().scalars(select(Opportunity).where(Opportunity.ref == self.ref)).one()

    def could_step_in(self) -> set[int]:
        with self.application.app_context():
            row = self.opportunity()
            unit, _number = cover.free_units(row, clock.now())[0]
            return {each.person_id for each in cover.candidates(row, unit, clock.now())}

    def news(self) -> dict[int, list[int]]:
        with self.application.app_context():
            return news.new_for([news.Turn(self.ann, None), news.Turn(self.ben, None)], clock.now())


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)


def test_whoever_says_not_this_one_is_not_asked_again_and_can_take_it_back(scene: Scene) -> None:
    assert scene.could_step_in() == {scene.ann, scene.ben}
    assert all(scene.news().values())

    assert "We will not ask you about this one." in scene.says("aside").text
    assert SAID in scene.page().text and SAID not in scene.page("ben").text
    assert scene.could_step_in() == {scene.ben}
    assert not scene.news()[scene.ann] and scene.news()[scene.ben]

    assert "We may ask you about this one again." in scene.says("back").text
    assert SAID not in scene.page().text
    assert scene.could_step_in() == {scene.ann, scene.ben}


def test_saying_it_twice_is_saying_it_once_and_signing_up_is_still_open(scene: Scene) -> None:
    scene.says("aside")
    scene.says("aside")
    with scene.application.app_context():
        assert len(db.session().scalars(select(Aside)).all()) == 1
    ann = scene.as_("ann")
    assert ann.post(f"/opportunities/{scene.ref}/sign-up", {}).h1 == "You have a place"
    assert "You can withdraw it on the page of your place." in scene.says("aside").text


def test_other_days_are_a_new_question(scene: Scene) -> None:
    scene.says("aside")
    with scene.application.app_context(), db.transaction():
        row, later = scene.opportunity(), timedelta(days=1)
        session = row.sessions[0]
        starts_at, ends_at = session.starts_at + later, session.ends_at + later
        sessions.move_to(row, session.id, starts_at, ends_at, "", reason="The room.", by=Actor(scene.team))
    assert SAID not in scene.page().text
    assert scene.could_step_in() == {scene.ann, scene.ben}
    assert scene.news()[scene.ann]


def test_the_team_puts_it_down_for_somebody_who_rang(scene: Scene) -> None:
    tia = scene.as_("tia")
    where = f"/team/opportunities/{scene.ref}/aside/{scene.make.ref(scene.ben)}"
    assert "Choose how they asked." in tia.send(tia.get(where), {"what": "aside"}).errors
    tia.send(tia.get(where), {"what": "aside", "asked": "phone"})
    assert scene.could_step_in() == {scene.ann}
    assert "They said before: not this one." in tia.get(where).text


def test_no_host_and_no_other_advisor_finds_a_trace(scene: Scene) -> None:
    hana = scene.as_("hana")
    there = f"/host/opportunities/{scene.ref}"
    before = hana.get(there).text
    scene.says("aside")
    assert scene.as_("hana").get(there).text == before
    for name in ("hana", "ann"):
        where = f"/team/opportunities/{scene.ref}/aside/{scene.make.ref(scene.ben)}"
        assert scene.as_(name).get(where, status=403).h1
    assert scene.as_("hana").post(f"/opportunities/{scene.ref}/aside", {"answer": "aside"}, status=403).h1


def test_what_is_over_or_not_there_is_refused(scene: Scene) -> None:
    assert scene.as_("ann").post("/opportunities/nothing-here/aside", {"answer": "aside"}, status=404).h1
    with scene.application.app_context(), db.transaction():
        life.cancel(scene.opportunity(), "The ward is closed.", by=Actor(scene.team))
    assert scene.as_("ann").post(f"/opportunities/{scene.ref}/aside", {"answer": "aside"}, status=404).h1

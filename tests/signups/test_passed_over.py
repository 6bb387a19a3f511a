"""Nobody is offered what they may not take: whoever the organisation's limit stops is passed over, at their number."""

from __future__ import annotations

import pytest
from flask import Flask

from app.core import clock
from app.people.models import Role
from app.signups import actions
from tests.support.make import Make
from tests.support.page import Browser

PLACE, RESERVE, OFFER = "You have a place", "You are on the reserve list", "You have an offer of a place"
LIMIT = "Here nobody is asked for more than 1 session a month."


class Scene:
    """Zed has the one place of a panel; Ann waits, then Bo. Ann has another place in the same month since."""

    def __init__(self, application: Flask, browser: Browser, make: Make) -> None:
        self.application, self.browser, self.make = application, browser, make
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.panel, self.other = make.opportunity(title="A panel"), make.opportunity(title="A walk", in_days=20)
        self.places = {name: self.joins(name, self.panel) for name in ("zed", "ann", "bo")}
        self.anns_other = self.joins("ann", self.other)
        self.team = browser.another()
        self.team.sign_in("team@post.example")
        self.limit("stop")

    def limit(self, stops: str) -> None:
        self.team.send(self.team.get("/team/limits"), {"number": "1", "stops": stops})

    def signed_in(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def joins(self, name: str, ref: str) -> str:
        if not hasattr(self, name):
            setattr(self, name, self.make.advisor(f"{name.title()} Lee", email=f"{name}@post.example"))
        return self.signed_in(name).post(f"/opportunities/{ref}/sign-up").path

    def own(self, *names: str) -> list[str]:
        return [self.signed_in(name).get(self.places[name]).h1 for name in names]

    def does(self, name: str, what: str, **said: str) -> None:
        self.signed_in(name).post(f"{self.places[name]}/{what}", **said)

    def worker(self) -> int:
        with self.application.app_context():
            return actions.ask_overlooked(clock.now())


@pytest.fixture
def scene(application: Flask, browser: Browser, make: Make) -> Scene:
    return Scene(application, browser, make)


def test_whoever_may_not_come_is_passed_over_and_everybody_knows_why(scene: Scene) -> None:
    scene.does("zed", "withdraw")
    assert scene.own("ann", "bo") == [RESERVE, OFFER]
    page = scene.team.get(f"/team/opportunities/{scene.panel}/places").text
    assert f"Not asked now With this, December 2026 comes to 4 hours in 2 sessions. {LIMIT}" in page
    own = scene.signed_in("ann").get(scene.places["ann"]).text
    assert LIMIT in own and "you keep your number" in own and "You are number 1" in own

    scene.does("bo", "answer", answer="decline")
    assert scene.own("ann") == [RESERVE]
    scene.places["cy"] = scene.joins("cy", scene.panel)
    assert scene.own("cy") == [PLACE], "nobody who may come waits behind her"


def test_she_is_asked_first_once_it_would_not_be_too_much(scene: Scene) -> None:
    scene.does("zed", "withdraw")
    scene.does("bo", "answer", answer="decline")
    assert scene.worker() == 0
    scene.signed_in("ann").post(f"{scene.anns_other}/withdraw")
    assert scene.worker() == 1
    assert scene.own("ann") == [OFFER]
    assert scene.worker() == 0


def test_a_limit_that_only_warns_passes_nobody_over(scene: Scene) -> None:
    scene.does("zed", "withdraw")
    scene.does("bo", "answer", answer="decline")
    scene.limit("warn")
    assert "Not asked now" not in scene.team.get(f"/team/opportunities/{scene.panel}/places").text
    assert scene.worker() == 1
    assert scene.own("ann") == [OFFER]

"""The words of the pledge, and people who may take it: a host, somebody of the team, advisors."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.coproduction.pledge.models import Pledge, PledgeWording
from app.core import db
from app.people.models import Person, Role, Team
from tests.support.make import Make
from tests.support.page import Browser, Page

WORDS = "We decide together, and say what came of it."


class World:
    """`host`, `team` and `ann` are browsers."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self._browser = application, make, browser
        self.host_id = make.person("Holly Host", Role.HOST, email="host@post.example")
        self.team_id = make.team("Liaison Team", self.host_id)
        make.person("Tess Team", Role.TEAM, email="team@post.example")
        self.ann_id = make.advisor("Ann Lee", email="ann@post.example")
        self.host, self.team, self.ann = self.own("host"), self.own("team"), self.own("ann")
        self.words(WORDS)

    def own(self, name: str) -> Browser:
        found = self._browser.another()
        found.sign_in(f"{name}@post.example")
        return found

    @property
    def stranger(self) -> Browser:
        return self._browser.another()

    def words(self, words: str) -> Page:
        return self.team.send(self.team.get("/team/pledge/words"), {"words": words})

    def take(self, browser: Browser, promise: str = "I ask before I plan.", wall: str = "counted", **more: str) -> Page:
        page = browser.get("/my-pledge/take")
        return browser.send(page, {"promise": promise, "wall": wall, **more})

    def look(self, what: str = "on") -> Page:
        """The involvement team reads the one that waits, and decides."""
        return self.team.send(self.team.get("/team/pledge"), action=f"/{what}")

    @property
    def held(self) -> Pledge:
        """The newest pledge, as it is kept."""
        with self.application.app_context():
            return db.session().scalars(select(Pledge).order_by(Pledge.id.desc())).first()

    def ref(self, model: type[Person | Team], number: int) -> str:
        with self.application.app_context():
            return db.session().get_one(model, number).ref

    def some(self, number: int, team_id: int | None) -> None:
        """So many people who have taken it, to be counted with this team."""
        from app.coproduction.pledge import actions
        from app.coproduction.pledge.actions import Said
        from app.coproduction.pledge.states import OnWall
        from app.core.actor import Actor

        people = [self.make.person("", Role.HOST) for _each in range(number)]
        with self.application.app_context():
            words = db.session().scalars(select(PledgeWording.id).order_by(PledgeWording.id.desc())).first()
            for person_id in people:
                with db.transaction():
                    said = Said(words, "I listen.", OnWall.COUNTED, team_id)
                    actions.take(person_id, said, by=Actor(person_id))


@pytest.fixture
def world(application: Flask, make: Make, browser: Browser) -> World:
    return World(application, make, browser)

"""Ann, who has a place and would like a buddy, and others who know how it goes."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.matching.buddies.models import Buddying
from app.messages.models import OutboxMessage
from app.people.models import Person, Role
from tests.support.page import Browser, Page
from tests.support.ways import MEMBER, Ways


class Pairs:
    def __init__(self, application: Flask, ways: Ways, browser: Browser) -> None:
        self.application, self.ways, self._browser = application, ways, browser
        self.people = {"ann": ways.make.advisor("Ann Lee", email="ann@post.example")}
        self.people["team"] = ways.make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.own = {name: self.signed_in(name) for name in ("ann", "team")}
        self.ref = ways.panel(MEMBER, number=5, title="Panel of June", in_days=20)
        self.place = ways.sits(self.ref, self.people["ann"])

    def signed_in(self, name: str) -> Browser:
        own = self._browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def knows(self, name: str, full: str) -> None:
        """Somebody who took part in a panel, and offers."""
        self.people[name] = self.ways.make.advisor(full, email=f"{name}@post.example", phone="+447700900777")
        self.ways.was_in(self.ways.panel(MEMBER), self.people[name])
        self.own[name] = self.signed_in(name)
        page = self.own[name].get("/my-involvement/buddies")
        self.own[name].send(page, {"kinds": ["panel"]})

    def wishes(self) -> Page:
        return self.own["ann"].post(f"/places/{self.place}/buddy")

    @property
    def wish(self) -> str:
        """The newest, by its reference."""
        with self.application.app_context():
            return db.session().scalars(select(Buddying.ref).order_by(Buddying.id.desc())).first() or ""

    def states(self) -> list[str]:
        with self.application.app_context():
            return [state.value for state in db.session().scalars(select(Buddying.state).order_by(Buddying.id))]

    def person_ref(self, name: str) -> str:
        return self.ways.make.ref(self.people[name])

    def propose(self, name: str) -> Page:
        team = self.own["team"]
        return team.send(team.get(f"/team/buddies/{self.wish}"), {"buddy": self.person_ref(name)})

    def says(self, name: str, answer: str, wish: str = "") -> Page:
        return self.own[name].post(f"/buddies/{wish or self.wish}/answer", {"answer": answer})

    def told(self, name: str) -> list[tuple[str, str]]:
        """(name, words) of the messages about buddies to this person, the oldest first."""
        with self.application.app_context():
            mine = OutboxMessage.person_id == self.people[name], OutboxMessage.about.startswith("buddy:")
            rows = db.session().scalars(select(OutboxMessage).where(*mine).order_by(OutboxMessage.id))
            return [(row.name, row.subject + row.text) for row in rows]

    def full_name(self, name: str, known_as: str) -> None:
        with self.application.app_context(), db.transaction() as session:
            session.get_one(Person, self.people[name]).known_as = known_as

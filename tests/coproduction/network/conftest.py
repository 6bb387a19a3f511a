"""A network of two advisors and a host, one of whom convenes it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.opportunities.states import Shape
from app.people.models import Person, Role
from tests.support.make import Make
from tests.support.page import Browser, Page


class World:
    """`host`, `team`, `ann` and `bea` are browsers; Ann convenes, Bea and Holly are members."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self._browser = application, make, browser
        self.host_id = make.person("Holly Host", Role.HOST, email="host@post.example")
        self.team_id = make.team("Liaison Team", self.host_id)
        make.person("Tess Team", Role.TEAM, email="team@post.example")
        self.ann_id = make.advisor("Ann Lee", email="ann@post.example")
        self.bea_id = make.advisor("Bea Ray", email="bea@post.example")
        self.kind = make.kind("network-days", shape=Shape.COMMITTEE)
        self.host, self.team, self.ann, self.bea = (self.own(each) for each in ("host", "team", "ann", "bea"))
        form = self.team.get("/team/networks/new")
        self.address = self.team.send(form, {"name": "Our network", "about": "All are welcome."}).path
        self.join(self.ann, "advisor", shows="y")
        self.join(self.bea, "advisor")
        self.join(self.host, "staff")
        self.team.post(f"/team{self.address}/members/{self.ref(Person, self.ann_id)}/convenes")

    def own(self, name: str) -> Browser:
        found = self._browser.another()
        found.sign_in(f"{name}@post.example")
        return found

    @property
    def stranger(self) -> Browser:
        return self._browser.another()

    def join(self, browser: Browser, comes_as: str, shows: str = "") -> Page:
        values = {"comes_as": comes_as} | ({"shows_name": shows} if shows else {})
        return browser.send(browser.get(f"{self.address}/join"), values)

    def ref(self, model: type, number: int | None = None) -> str:
        """The reference of this row, or of the newest."""
        with self.application.app_context():
            wanted = select(model).order_by(model.id.desc())
            return db.session().scalars(wanted if number is None else wanted.where(model.id == number)).first().ref

    def meeting(self, title: str = "The meeting in spring", **fields: object) -> str:
        """One that is linked: its reference as an opportunity."""
        ref = self.make.opportunity(
            team=self.team_id, host=self.host_id, kind=self.kind, seats=5, title=title, **fields
        )
        self.team.send(self.team.get(f"{self.address}/meetings/link"), {"opportunity": ref})
        return ref

    def minutes(self, browser: Browser, ref: str, words: str, *, publish: bool) -> Page:
        page = browser.get(f"{self.address}/meetings/{ref}/minutes")
        return browser.send(page, {"minutes": words} | ({"publish": "y"} if publish else {}))

    def action(self, owner_id: int, words: str, **more: str) -> Page:
        values = {"words": words, "owner": self.ref(Person, owner_id), **more}
        return self.ann.send(self.ann.get(f"{self.address}/actions/new"), values)


@pytest.fixture
def world(application: Flask, make: Make, browser: Browser) -> World:
    return World(application, make, browser)

"""A panel this morning at ten, five minutes before it begins: Ann has a place, and the host welcomes people."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.people.models import Advisor
from app.signups.models import Place, PlaceMove
from tests.recognition.conftest import HOURLY, Scene
from tests.support.page import Browser, Page


class Day:
    def __init__(self, scene: Scene, browser: Browser, application: Flask, **fields: Any) -> None:
        self.scene, self.browser, self.application = scene, browser, application
        scene.rate()
        self.ann = scene.advisor("Ann Advisor")
        self.opportunity = scene.opportunity(HOURLY, in_days=1, **fields)
        self.session = scene.sessions(self.opportunity)[0]
        self.place = scene.place(self.opportunity, self.ann)
        self.here = f"/host/sessions/{self.session}/today"
        self.walk_in = f"/host/sessions/{self.session}/walk-in"
        self.later(days=1, minutes=55)

    def later(self, **time: int) -> None:
        self.application.extensions["clock"].advance(timedelta(**time))

    def signed_in(self, name: str = "hana") -> Browser:
        fresh = self.browser.another()
        fresh.sign_in(f"{name}@post.example")
        return fresh

    def press(self, browser: Browser, said: str, place: str | None = None) -> Page:
        return browser.post(self.here, place=place or self.place, said=said)

    def add(self, browser: Browser, who: str, **answers: Any) -> Page:
        """Look for somebody, and where they are found press the button that adds them."""
        page = browser.send(browser.get(self.walk_in), {"who": who})
        return browser.send(page, answers) if page.h1.startswith("Add ") else page

    def moves(self, person: int) -> list[tuple[str, str | None, str | None]]:
        with self.application.app_context():
            wanted = select(PlaceMove).join(Place).where(Place.person_id == person).order_by(PlaceMove.id)
            return [(row.after, row.asked, row.reason) for row in db.session().scalars(wanted)]

    def own_code(self, person: int) -> str:
        with self.application.app_context():
            return str(db.session().get_one(Advisor, person).own_code)


@pytest.fixture
def day(scene: Scene, browser: Browser, application: Flask) -> Day:
    return Day(scene, browser, application)

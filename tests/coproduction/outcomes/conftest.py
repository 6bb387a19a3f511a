"""A panel that is over, with two advisors who took part; a host writes what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.coproduction.outcomes.models import Outcome, OutcomePoint
from app.core import clock, db
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity
from app.people.models import Role
from tests.recognition.conftest import HOURLY, Scene
from tests.support.make import Make
from tests.support.page import Browser, Page

SAID = "The waiting room is cold and loud."
DID = "We moved the chairs and bought two heaters."


class Told:
    """`ada` and `bo` took part; `cleo` is on the register and did not. "hana" hosts, "tess" is of the team."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self.browser = application, make, browser
        self.scene = Scene(application, make)
        self.scene.rate()
        self.ada = self.scene.advisor("Ada Amsel", "ada@post.example")
        self.bo = self.scene.advisor("Bo Birk", "bo@post.example")
        self.cleo = self.scene.advisor("Cleo Clay", "cleo@post.example")
        self.ref = self.scene.opportunity(HOURLY)
        self.places = [self.scene.place(self.ref, person) for person in (self.ada, self.bo)]
        self.page = f"/host/opportunities/{self.ref}/outcome"
        self.team_page = f"/team/opportunities/{self.ref}/outcome"
        self.scene.a_month_later()

    def signed_in(self, name: str) -> Browser:
        fresh = self.browser.another()
        fresh.sign_in(f"{name}@post.example")
        return fresh

    def record(self, *places: str, took: str = "yes") -> None:
        session = self.scene.sessions(self.ref)[0]
        team = self.signed_in("tess")
        sheet = team.get(f"/team/sessions/{session}/attendance")
        team.send(sheet, {f"p{place}-took": took for place in places or self.places})

    def write(self, browser: Browser, **fields: Any) -> Page:
        """A draft on the host's pages, and the page after it."""
        given = {"said": SAID, "answer": "done", "words": DID, "audience": "public", **fields}
        return browser.send(browser.get(f"{self.page}/new"), given)

    def tell(self, browser: Browser, **fields: Any) -> Page:
        return browser.send(browser.get(f"{self.page}/tell"), fields)

    def told(self, **fields: Any) -> Browser:
        """One point written and told by the host."""
        host = self.signed_in("hana")
        self.write(host, **fields)
        self.tell(host)
        return host

    def points(self) -> list[OutcomePoint]:
        with self.application.app_context():
            return list(db.session().scalars(select(OutcomePoint).order_by(OutcomePoint.id)))

    def outcome(self) -> Outcome:
        with self.application.app_context():
            return db.session().scalars(select(Outcome)).one()

    def mails(self, name: str) -> list[OutboxMessage]:
        with self.application.app_context():
            wanted = select(OutboxMessage).where(OutboxMessage.name == name).order_by(OutboxMessage.id)
            return list(db.session().scalars(wanted))

    def opportunity(self) -> Opportunity:
        with self.application.app_context():
            return db.session().scalars(select(Opportunity).where(Opportunity.ref == self.ref)).one()

    def change(self, **fields: Any) -> None:
        with self.application.app_context(), db.transaction() as session:
            row = session.scalars(select(Opportunity).where(Opportunity.ref == self.ref)).one()
            for name, value in fields.items():
                setattr(row, name, value)

    def promised(self, days: int) -> None:
        """By so many days from today."""
        with self.application.app_context():
            today = clock.today()
        self.change(promised_on=today + timedelta(days=days))

    def later(self, **by: int) -> None:
        self.application.extensions["clock"].advance(timedelta(**by))

    def other_host(self) -> Browser:
        other = self.make.person("Otto Other", Role.HOST, email="otto@post.example")
        self.make.team("Day Team", other)
        return self.signed_in("otto")


@pytest.fixture
def told(application: Flask, make: Make, browser: Browser) -> Told:
    return Told(application, make, browser)

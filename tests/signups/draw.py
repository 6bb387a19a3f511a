"""Five people, two places, and a closing date: what the tests of putting names in order start from."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity
from app.opportunities.states import Method
from app.people.models import Role
from app.signups import actions
from app.signups.models import Place
from tests.support.make import Make
from tests.support.page import Browser, Page

NAMES = ("ann", "bo", "cy", "di", "eve")


class Draw:
    """Five people for two places; names close on the eleventh of December."""

    def __init__(self, application: Flask, browser: Browser, make: Make, method: Method, **fields: object) -> None:
        self.application, self.browser, self.make = application, browser, make
        with application.app_context():
            closes = clock.now() + timedelta(days=10)
        facts = {"seats": 2, "method": method, "closes_at": closes, "in_days": 40, **fields}
        self.ref = make.opportunity(**facts)
        self.ids = {name: make.advisor(name.title(), email=f"{name}@post.example") for name in NAMES}
        self.team_id = make.person("Tia Team", Role.TEAM, email="team@post.example")

    def as_(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def sign_up(self, *names: str) -> None:
        for name in names:
            self.as_(name).post(f"/opportunities/{self.ref}/sign-up")

    def close(self, *, work: bool = True) -> int:
        self.application.extensions["clock"].advance(timedelta(days=10))
        with self.application.test_request_context():
            return actions.order_names(clock.now()) if work else 0

    def places(self) -> list[Place]:
        with self.application.app_context():
            return list(db.session().scalars(select(Place).order_by(Place.rank.is_(None), Place.rank, Place.id)))

    def opportunity(self) -> Opportunity:
        with self.application.app_context():
            return db.session().scalars(select(Opportunity).where(Opportunity.ref == self.ref)).one()

    def own(self, name: str) -> Page:
        ref = next(place.ref for place in reversed(self.places()) if place.person_id == self.ids[name])
        return self.as_(name).get(f"/places/{ref}")

    def said_to(self, place: Place, name: str) -> str:
        with self.application.app_context():
            about = OutboxMessage.about == f"place:{place.id}", OutboxMessage.name == name
            return db.session().scalars(select(OutboxMessage.text).where(*about)).one()

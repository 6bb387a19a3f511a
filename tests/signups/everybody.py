"""A panel with people who are reached in different ways, and those who write to all of them."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity
from app.people.models import Channel, Role
from app.signups import actions as signups
from tests.support.make import Make
from tests.support.page import Browser, Page

WORDS = "The lift is out of order.\nPlease use the blue door."


class Scene:
    """A panel of three places on two days: Ann by e-mail, Ben by letter, Cat by phone; Dee waits."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self.browser = application, make, browser
        self.host = make.person("Sam Host", Role.HOST, email="host@post.example")
        self.ref = make.opportunity(
            host=self.host, team=make.team("", self.host), seats=3, sessions=2, title="Panel of the Night Ward"
        )
        self.ids = {
            "ann": make.advisor("Ann", email="ann@post.example"),
            "ben": make.advisor("Ben", account=False, address="1 Low Street", contact_by=Channel.LETTER),
            "cat": make.advisor("Cat", account=False, phone="+447700900123", contact_by=Channel.PHONE),
            "dee": make.advisor("Dee", email="dee@post.example"),
        }
        for name in self.ids:
            self.sign_up(name)
        make.person("Tia", Role.TEAM, email="team@post.example")
        self.team, self.hosting = self.as_("team"), self.as_("host")

    def as_(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def sign_up(self, name: str, ref: str = "") -> None:
        with self.application.app_context(), db.transaction():
            signups.sign_up(self.opportunity_id(ref), self.ids[name], by=Actor(self.ids[name]))

    def opportunity_id(self, ref: str = "") -> int:
        wanted = select(Opportunity.id).where(Opportunity.ref == (ref or self.ref))
        return db.session().scalars(wanted).one()

    def page(self, area: str = "team") -> Page:
        browser = self.team if area == "team" else self.hosting
        return browser.get(f"/{area}/opportunities/{self.ref}/write")

    def preview(self, area: str = "team", **answers: str) -> Page:
        browser = self.team if area == "team" else self.hosting
        return browser.send(self.page(area), {"session": "all", "subject": "getting-there", "words": WORDS, **answers})

    def send(self, area: str = "team", **answers: str) -> Page:
        return (self.team if area == "team" else self.hosting).send(self.preview(area, **answers))

    def sent(self) -> list[OutboxMessage]:
        with self.application.app_context():
            wanted = select(OutboxMessage).where(OutboxMessage.name == "team_message").order_by(OutboxMessage.person_id)
            return list(db.session().scalars(wanted))

    def sessions(self) -> list[int]:
        with self.application.app_context():
            found = db.session().scalars(select(Opportunity).where(Opportunity.ref == self.ref)).one()
            return [each.id for each in found.sessions]

    def later(self, by: timedelta) -> None:
        with self.application.app_context():
            self.application.extensions["clock"].freeze(clock.now() + by)
        self.team = self.as_("team")

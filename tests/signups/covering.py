"""Somebody is needed for a free seat: what the tests of finding cover start from."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity
from app.opportunities.states import Method, SeatType
from app.people.models import Channel, Interest, Person, Role
from app.people.states import AdvisorState
from app.signups import actions as signups
from tests.support.make import Make
from tests.support.page import Browser, Page


class Scene:
    """A carers' panel of two seats with one free; who could step in, and who is not to be asked."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make = application, make
        kind = make.kind("panel")
        self.ref = make.opportunity(kind=kind, seats=1, seat_type=SeatType.CARER, method=Method.CHOSEN, title="A panel")
        self.ids = {
            name: make.advisor(name.title(), email=f"{name}@post.example", carer=name != "user", **fields)
            for name, fields in {
                "busy": {}, "keen": {}, "new": {}, "old": {}, "user": {}, "waits": {},
                "resting": {"state": AdvisorState.PAUSED}, "asking": {"state": AdvisorState.ENQUIRY},
            }.items()
        }  # fmt: skip
        with application.app_context(), db.transaction() as session:
            session.add(Interest(person_id=self.ids["keen"], kind_code=kind))
        same_time = make.opportunity(title="At the same time")
        self.sign_up("busy", same_time)
        self.sign_up("old", make.opportunity(in_days=20))
        self.sign_up("waits", self.ref)
        make.person("Tia", Role.TEAM, email="team@post.example")
        self.team = browser.another()
        self.team.sign_in("team@post.example")

    def sign_up(self, name: str, ref: str) -> None:
        with self.application.app_context(), db.transaction() as session:
            opportunity = session.scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
            signups.sign_up(opportunity, self.ids[name], by=Actor(self.ids[name]))

    def by_phone(self, name: str) -> None:
        with self.application.app_context(), db.transaction() as session:
            person = session.get_one(Person, self.ids[name])
            person.contact_by, person.phone = Channel.PHONE, "+447700900123"

    def opportunity(self) -> int:
        return db.session().scalars(select(Opportunity.id).where(Opportunity.ref == self.ref)).one()

    def page(self) -> Page:
        return self.team.get(f"/team/opportunities/{self.ref}/cover")

    def proposed(self, page: Page) -> list[str]:
        return [label.get_text(strip=True) for label in page.soup.select(".nhsuk-checkboxes__label")]

    def preview(self, *names: str) -> Page:
        return self.team.send(self.page(), {"people": [str(self.ids[name]) for name in names]})

    def ask(self, *names: str) -> Page:
        return self.team.send(self.preview(*names))

    def asked(self) -> list[int]:
        with self.application.app_context():
            wanted = select(OutboxMessage.person_id).where(OutboxMessage.name == "cover_asked")
            return sorted(db.session().scalars(wanted))

    def as_(self, browser: Browser, name: str) -> tuple[Browser, str]:
        """Their browser, and the address of the page where they answer."""
        own = browser.another()
        own.sign_in(f"{name}@post.example")
        links = own.get("/my-involvement").soup.select("main a[href^='/cover/']")
        return own, str(links[0]["href"]) if links else ""

"""A register whose people are reached in different ways, and the team that writes to them. It is Tuesday."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.bulletin.due import hand_out_bulletin
from app.bulletin.models import Bulletin
from app.core import clock, db
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity
from app.people.models import Channel, Person, Role
from app.people.states import AdvisorState
from tests.support.make import Make
from tests.support.page import Browser, Page

WEEK = "2026-11-30"
LONG_AGO = datetime.fromisoformat("2026-11-01T12:00+00:00")


class Scene:
    """Ann by e-mail, Ben by letter, Cat by phone, Dan by text; Eve said no to news, Fay is on a break, Gil has asked to
    join, Hal has died, Ivy has given no way at all. Tia and Tom are of the team."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self.browser = application, make, browser
        self.kind = make.kind("panel", name="Interview panel", neutral_title="Meeting")
        self.ids = {
            "ann": make.advisor("Ann Lee", email="ann@post.example"),
            "ben": make.advisor("Ben Lee", account=False, address="1 Low Street", contact_by=Channel.LETTER),
            "cat": make.advisor("Cat Lee", account=False, phone="+447700900123", contact_by=Channel.PHONE),
            "dan": make.advisor("Dan Lee", account=False, phone="+447700900124", contact_by=Channel.TEXT),
            "eve": make.advisor("Eve Lee", email="eve@post.example", wants_news=False),
            "fay": make.advisor("Fay Lee", email="fay@post.example", state=AdvisorState.PAUSED),
            "gil": make.advisor("Gil Lee", email="gil@post.example", state=AdvisorState.ENQUIRY),
            "hal": make.advisor("Hal Lee", email="hal@post.example", silent_since=LONG_AGO),
            "ivy": make.advisor("Ivy Lee", account=False),
        }  # fmt: skip
        for name in ("tia", "tom"):
            make.person(f"{name.title()} Team", Role.TEAM, email=f"{name}@post.example")
        self.team = self.as_("tia")

    def as_(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def open(self, title: str = "Nurse for the Night Ward", **fields: Any) -> str:
        return self.make.opportunity(kind=self.kind, title=title, **fields)

    def number(self, ref: str) -> int:
        with self.application.app_context():
            return db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()

    def at(self, moment: str) -> None:
        self.application.extensions["clock"].freeze(datetime.fromisoformat(moment))
        self.team = self.as_("tia")

    def draft(self, **answers: Any) -> Page:
        """Type this, and press "Save, and go on later"."""
        return self.team.send(self.team.get("/team/bulletin"), {**answers, "keep": "y"})

    def preview(self, **answers: Any) -> Page:
        return self.team.send(self.team.get("/team/bulletin"), {**answers, "show": "y"})

    def send(self, **answers: Any) -> Page:
        return self.team.send(self.preview(**answers))

    def handed_out(self) -> list[OutboxMessage]:
        """After the worker has done all there is to do: the messages, by person."""
        with self.application.app_context():
            while hand_out_bulletin(clock.now()):
                pass
        return self.written()

    def written(self) -> list[OutboxMessage]:
        with self.application.app_context():
            wanted = select(OutboxMessage).where(OutboxMessage.name == "bulletin").order_by(OutboxMessage.person_id)
            return list(db.session().scalars(wanted))

    def kept(self) -> list[Bulletin]:
        with self.application.app_context():
            return list(db.session().scalars(select(Bulletin).order_by(Bulletin.week)))

    def change(self, name: str, **fields: Any) -> None:
        with self.application.app_context(), db.transaction() as session:
            for field, value in fields.items():
                setattr(session.get_one(Person, self.ids[name]), field, value)

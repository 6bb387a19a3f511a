"""A committee with three meetings, its host, the involvement team, and Ada; and how its days are told in a test."""

from __future__ import annotations

from datetime import datetime

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.opportunities.daybook.due import remind_hosts
from app.opportunities.models import Opportunity
from app.opportunities.states import Shape
from app.people.models import Role
from app.signups.office.due import remind_of_terms
from tests.support.make import Make
from tests.support.page import Browser

DETAILS = {"papers_days": 5, "pre_meet": "Tess Team, in the small room", "pre_meet_minutes": 30}
PAPERS_ON = {"papers_on-day": "8", "papers_on-month": "12", "papers_on-year": "2026"}


class Committee:
    """Three meetings, from Tuesday 15 December 2026 at 10am on following days; Ada has a place for all of them."""

    def __init__(self, application: Flask, make: Make, browser: Browser, **fields: object) -> None:
        self.application, self._browser = application, browser
        host = self.host_id = make.person("Holly Host", Role.HOST, email="host@post.example")
        make.person("Tess Team", Role.TEAM, email="team@post.example")
        make.advisor("Ada Adams", email="ada@post.example")
        self.ref = make.opportunity(
            host=host, team=make.team("Carers", host), kind=make.kind("committee", shape=Shape.COMMITTEE), sessions=3,
            title="Carers together", **{"details": DETAILS, **fields},
        )  # fmt: skip

    def own(self, name: str) -> Browser:
        """Signed in now: nobody stays so over the days that a test goes on."""
        found = self._browser.another()
        found.sign_in(f"{name}@post.example")
        return found

    @property
    def host(self) -> Browser:
        return self.own("host")

    @property
    def team(self) -> Browser:
        return self.own("team")

    @property
    def ada(self) -> Browser:
        return self.own("ada")

    def at(self, moment: str) -> None:
        self.application.extensions["clock"].freeze(datetime.fromisoformat(moment))

    def remind(self) -> int:
        with self.application.test_request_context():
            return remind_hosts(self.application.extensions["clock"].now())

    def remind_of_terms(self) -> int:
        with self.application.test_request_context():
            return remind_of_terms(self.application.extensions["clock"].now())

    def words(self, name: str) -> str:
        """All that the messages of this name say."""
        with self.application.app_context():
            rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == name))
            return " ".join(f"{row.subject} {row.text} {row.html}" for row in rows)

    def told(self, name: str) -> list[tuple[str, MessageState]]:
        with self.application.app_context():
            wanted = select(OutboxMessage).where(OutboxMessage.name == name).order_by(OutboxMessage.id)
            return [(row.person.full_name, row.state) for row in db.session().scalars(wanted)]

    def do(self, verb: object, *words: object, meeting: int | None = None, **named: object) -> None:
        with self.application.test_request_context(), db.transaction():
            found = db.session().scalars(select(Opportunity).where(Opportunity.ref == self.ref)).one()
            ids = [found.sessions[meeting].id] if meeting is not None else []
            verb(found, *ids, *words, **named, by=Actor(self.host_id))  # type: ignore[operator]

    def write_papers_sent(self) -> None:
        page = self.host.get(f"/host/opportunities/{self.ref}/daybook")
        entry = next(address for words, address in page.links().items() if "15 December" in words)
        host = self.host
        host.send(host.get(entry), PAPERS_ON)

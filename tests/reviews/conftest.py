"""A team that has a review before it: a host, the involvement team, and two advisors who help."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.opportunities.models import Condition, Opportunity
from app.opportunities.states import Facet, Shape, Strength
from app.people.models import Role
from app.reviews.models import Standard
from tests.support.make import Make
from tests.support.page import Browser, Page

REVIEW = {
    "scheme": "PLAN", "accredits": "y", "remind_months": "9", "visit_on-day": "10", "visit_on-month": "3",
    "visit_on-year": "2027", "visitors": "4", "people": "3", "carers": "2",
}  # fmt: skip
STANDARDS = (
    "1.1;1;The team meets people within an hour.\n1.2;2;Carers are offered a talk.\nPeople get a plan they can read."
)


class Service:
    """One team, who runs it and who helps. `host` and `team` are browsers; `own(name)` signs an advisor in."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self._browser = application, make, browser
        self.host_id = make.person("Holly Host", Role.HOST, email="host@post.example")
        self.team_id = make.team("Liaison Team", self.host_id)
        make.person("Tess Team", Role.TEAM, email="team@post.example")
        self.kind = make.kind("review-days", shape=Shape.REVIEW)
        self.host, self.team = self.own("host"), self.own("team")
        self.begun = self.host.send(self.host.get("/host/reviews/new"), REVIEW)
        self.address = self.begun.path

    def own(self, name: str) -> Browser:
        found = self._browser.another()
        found.sign_in(f"{name}@post.example")
        return found

    def advisor(self, name: str) -> int:
        return self.make.advisor(name.capitalize(), email=f"{name}@post.example")

    def opportunity(self, rule: str = "needed", seats: int = 2) -> str:
        """One that asks for a link with the service, forbids it (`rule`), or with "" says nothing."""
        ref = self.make.opportunity(
            team=self.team_id, host=self.host_id, kind=self.kind, seats=seats, title="Help with our review"
        )
        if rule:
            with self.application.app_context(), db.transaction() as session:
                thing = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
                thing.conditions = [
                    Condition(
                        facet=Facet.OWN_SERVICE, strength=Strength.WELCOME, words="You know this service.",
                        fields={"rule": rule, "link": "service"},
                    )
                ]  # fmt: skip
        return ref

    def linked(self, ref: str, part: str = "help") -> Page:
        return self.host.send(self.host.get(f"{self.address}/people"), {"opportunity": ref, "part": part})

    def standards(self, text: str = STANDARDS) -> Page:
        return self.host.send(self.host.get(f"{self.address}/standards/add"), {"domain": "Core", "text": text})

    def standard(self, number: int = 0) -> str:
        """The reference of one standard, counted from 0 as they were added."""
        with self.application.app_context():
            return db.session().scalars(select(Standard).order_by(Standard.id)).all()[number].ref

    @property
    def ref(self) -> str:
        return self.address.rsplit("/", 1)[1]


@pytest.fixture
def service(application: Flask, make: Make, browser: Browser) -> Service:
    return Service(application, make, browser)

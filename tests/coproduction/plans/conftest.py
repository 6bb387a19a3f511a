"""A team with a plan: its host, the involvement team, and an advisor who has taken part with it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.coproduction.plans.models import Plan, PlanCriterion, Statement
from app.core import db
from app.opportunities.models import Opportunity
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser, Page

WORDS = {
    "priority": "First hours", "statement": "Everybody is met within an hour.", "measure": "We ask ten people a month.",
    "baseline": "6 of 10", "target": "9 of 10", "target_on-day": "1", "target_on-month": "9", "target_on-year": "2027",
    "ladder_now": "consultation", "ladder_aim": "co-production",
}  # fmt: skip
REVIEW = {"review_on-day": "1", "review_on-month": "6", "review_on-year": "2027"}


class World:
    """`host`, `team` and `ann` are browsers. `address`: of the plan, for the host; `mine`: of Ann's own page of it."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self._browser = application, make, browser
        self.host_id = make.person("Holly Host", Role.HOST, email="host@post.example")
        self.team_id = make.team("Liaison Team", self.host_id)
        make.person("Tess Team", Role.TEAM, email="team@post.example")
        self.ann_id = make.advisor("Ann Lee", email="ann@post.example")
        self.host, self.team, self.ann = self.own("host"), self.own("team"), self.own("ann")
        self.opportunity = make.opportunity(team=self.team_id, host=self.host_id, title="Help us with the door")
        self.ann.post(f"/opportunities/{self.opportunity}/sign-up")
        page = self.host.get("/host/plans/new")
        self.address = self.host.send(page, {"title": "Better first hours", **REVIEW}).path
        self.host.send(self.host.get(f"{self.address}/criteria/new"), WORDS)

    def own(self, name: str) -> Browser:
        found = self._browser.another()
        found.sign_in(f"{name}@post.example")
        return found

    @property
    def stranger(self) -> Browser:
        return self._browser.another()

    def kept(self, model: type, number: int = -1) -> str:
        """The reference of one row, counted as they were made."""
        with self.application.app_context():
            return db.session().scalars(select(model).order_by(model.id)).all()[number].ref

    @property
    def plan(self) -> str:
        return self.kept(Plan)

    @property
    def criterion(self) -> str:
        return f"{self.address}/criteria/{self.kept(PlanCriterion)}"

    @property
    def mine(self) -> str:
        return f"/my-plans/{self.kept(PlanCriterion)}"

    @property
    def statement(self) -> str:
        return self.kept(Statement)

    def ask(self, side: str, name: str) -> Page:
        page = self.host.get(f"{self.criterion}/owners/{side}")
        chosen = next(each["value"] for each in page.soup.select("select option") if each.get_text() == name)
        return self.host.send(page, {"person": chosen})

    def both_say_yes(self) -> None:
        self.ask("staff", "Holly Host")
        self.ask("lived", "Ann Lee")
        for browser in (self.host, self.ann):
            browser.post(f"{self.mine}/yes")

    def agreed(self) -> Page:
        self.both_say_yes()
        return self.host.post(f"{self.address}/agree")

    def see(self, browser: Browser, view: str, words: str) -> Page:
        return browser.send(browser.get(f"{self.mine}/view"), {"view": view, "words": words})

    def published(self) -> str:
        """A statement that everybody can read: its address."""
        self.host.send(self.host.get(f"{self.address}/statements/new"), {"words": "We began in spring."})
        self.team.post(f"/team/plans/{self.plan}/statements/{self.statement}/publish")
        return f"/statements/{self.statement}"

    def done(self, title: str, **fields: object) -> None:
        """Something the team has done with people."""
        from app.core.actor import SYSTEM
        from app.core.states import move
        from app.opportunities.states import OpportunityState

        ref = self.make.opportunity(team=self.team_id, host=self.host_id, title=title, **fields)
        with self.application.app_context(), db.transaction() as session:
            thing = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
            move(thing, OpportunityState.DONE, by=SYSTEM, now=self.application.extensions["clock"].now())


@pytest.fixture
def world(application: Flask, make: Make, browser: Browser) -> World:
    return World(application, make, browser)

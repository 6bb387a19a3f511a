"""Three things that Ada did with the Liaison Team; who runs it and another; and everybody else who may look."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState, SeatRole, Shape
from app.people.models import Role, Team
from app.recognition import actions as recognition
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.make import Make
from tests.support.page import Browser, Page

PEOPLE = {
    "host": ("Holly Host", Role.HOST), "second": ("Sid Second", Role.HOST), "other": ("Otto Other", Role.HOST),
    "team": ("Tess Team", Role.TEAM), "finance": ("Fay Finance", Role.FINANCE), "budget": ("Bo Budget", Role.BUDGET),
}  # fmt: skip


class Years:
    """`own(name)` signs somebody in; `together` makes one more thing that Ada did with the team."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self._browser = application, make, browser
        self.ids = {
            name: make.person(full, role, email=f"{name}@post.example") for name, (full, role) in PEOPLE.items()
        }
        self.team_id = make.team("Liaison Team", self.ids["host"], self.ids["second"])
        self.elsewhere = make.team("Day Team", self.ids["other"])
        self.ada = make.advisor("Ada Example", email="ada@post.example", carer=True)
        make.advisor("Ben Brook", email="ben@post.example")
        self.panels = make.kind("interview-panel", name="Interview panel", shape=Shape.PANEL)
        self.days = make.kind("carers-day", name="Carers' day", neutral_title="Carers' day")
        with application.app_context():
            team = db.session().get_one(Team, self.team_id)
            self.team_ref, self.service_id = team.ref, team.service_id
            self.other_ref = db.session().get_one(Team, self.elsewhere).ref
        self.mine = f"/my-involvement/with/{self.team_ref}"

    def own(self, name: str) -> Browser:
        found = self._browser.another()
        found.sign_in(f"{name}@post.example")
        return found

    def together(
        self, title: str, ago: int, *, kind: str = "", team: int | None = None, role: SeatRole = SeatRole.MEMBER
    ) -> int:
        """Two hours, so many days ago; the id of the place."""
        ref = self.make.opportunity(
            team=team or self.team_id, host=self.ids["host"], kind=kind or self.panels, title=title, in_days=-ago,
            state=OpportunityState.DONE,
        )  # fmt: skip
        with self.application.app_context(), db.transaction() as session:
            thing = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
            thing.seats[0].role = role
            place = Place(
                person_id=self.ada, opportunity_id=thing.id, seat_id=thing.seats[0].id, position=1,
                asked_at=clock.now() - timedelta(days=ago),
            )  # fmt: skip
            move(place, PlaceState.CONFIRMED, by=SYSTEM, now=clock.now())
            move(place, PlaceState.TOOK_PART, by=SYSTEM, now=clock.now())
            session.add(place)
            session.flush()
            recognition.record_contribution(
                place.id, thing.sessions[0].id, activity_minutes=120, prep_minutes=30
            )  # fmt: skip
            return place.id

    def three(self) -> list[int]:
        """A panel in the chair, a panel to learn, and a day whose name says what somebody is."""
        return [
            self.together("Nurse interviews", 900, role=SeatRole.SHADOW),
            self.together("=Manager interviews", 400, role=SeatRole.CHAIR),
            self.together("A day for carers", 30, kind=self.days),
        ]

    def says(self, browser: Browser, share: str = "yes") -> Page:
        return browser.send(browser.get(f"{self.mine}/share"), {"share": share})

    def shared(self) -> str:
        """The address of the story for a host, once Ada shares it."""
        self.says(self.own("ada"))
        return self.own("host").get("/host/stories").links()["Ada Example"]


@pytest.fixture
def years(application: Flask, make: Make, browser: Browser) -> Years:
    return Years(application, make, browser)

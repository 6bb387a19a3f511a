"""One interview panel with a host, the involvement team and advisors, at the hour when it has just ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.audit import AuditEntry
from app.core.states import move
from app.opportunities.models import Opportunity, PayTerm, Session
from app.opportunities.states import PayModel, PayPart
from app.people.models import Person, Role
from app.recognition.models import Certificate, Contribution, Rate
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.make import Make
from tests.support.page import Browser, Page

HOURLY = {"model": PayModel.HOURLY, "tier": "standard"}


class Scene:
    """What the tests of recognition stand on; every method commits."""

    def __init__(self, application: Flask, make: Make) -> None:
        self.application, self.make = application, make
        self.host = make.person("Hana Host", Role.HOST, email="hana@post.example")
        self.team = make.team("Ward 9", self.host)
        make.person("Tess Team", Role.TEAM, email="tess@post.example")
        self.kind = make.kind("interview-panel", name="Interview panel")

    def advisor(self, name: str, email: str | None = None) -> int:
        return self.make.advisor(name, email=email)

    def rate(self, pence: int = 1200, tier: str = "standard", since: date = date(2026, 4, 1)) -> int:
        with self.application.app_context(), db.transaction() as session:
            rate = Rate(tier=tier, name=tier.capitalize(), pence=pence, effective_from=since)
            session.add(rate)
            session.flush()
            return rate.id

    def opportunity(self, *terms: dict[str, Any], sessions: int = 1, **fields: Any) -> str:
        """An interview panel with these terms of payment; two hours a session."""
        ref = self.make.opportunity(
            host=self.host, team=self.team, sessions=sessions,
            **{"kind": self.kind, "title": "Nurse interviews on Ward 9", "seats": 5, **fields},
        )  # fmt: skip
        with self.application.app_context(), db.transaction() as session:
            found = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
            session.add_all(PayTerm(opportunity_id=found.id, **term) for term in terms)
        return ref

    def place(self, opportunity: str, person: int, session_ref: str | None = None) -> str:
        """A confirmed place, in the whole or in one session."""
        with self.application.app_context(), db.transaction() as session:
            found = session.scalars(select(Opportunity).where(Opportunity.ref == opportunity)).one()
            chosen = next((each.id for each in found.sessions if each.ref == session_ref), None)
            place = Place(
                person_id=person, opportunity_id=found.id, session_id=chosen, seat_id=found.seats[0].id,
                position=person, asked_at=clock.now(),
            )  # fmt: skip
            move(place, PlaceState.CONFIRMED, by=SYSTEM, now=clock.now())
            session.add(place)
            session.flush()
            return place.ref

    def sessions(self, opportunity: str) -> list[str]:
        with self.application.app_context():
            wanted = select(Session.ref).join(Opportunity).where(Opportunity.ref == opportunity)
            return list(db.session().scalars(wanted.order_by(Session.starts_at)))

    def a_month_later(self) -> None:
        self.application.extensions["clock"].advance(timedelta(days=31))

    def contributions(self) -> list[Contribution]:
        """Every row, also those that do not count any more, in the order they were written."""
        with self.application.app_context():
            return list(db.session().scalars(select(Contribution).order_by(Contribution.id)))

    def state(self, place: str) -> PlaceState:
        with self.application.app_context():
            return db.session().scalars(select(Place.state).where(Place.ref == place)).one()

    def end(self, place: str, state: PlaceState) -> None:
        """Move a place as its person or the team would."""
        with self.application.app_context(), db.transaction() as session:
            found = session.scalars(select(Place).where(Place.ref == place)).one()
            move(found, state, by=SYSTEM, now=clock.now())

    def rename(self, person: int, name: str) -> None:
        with self.application.app_context(), db.transaction() as session:
            session.get_one(Person, person).full_name = name

    def audited(self, event: str) -> int:
        """How many entries of the audit are of this event."""
        with self.application.app_context():
            counted = select(func.count()).select_from(AuditEntry).where(AuditEntry.event == event)
            return db.session().scalar(counted) or 0

    def acted_for(self, event: str) -> list[tuple[int | None, str | None]]:
        """For whom, and how they asked, of every entry of this event."""
        with self.application.app_context():
            wanted = select(AuditEntry).where(AuditEntry.event == event).order_by(AuditEntry.id)
            return [(entry.behalf_of_id, entry.asked) for entry in db.session().scalars(wanted)]

    def codes(self) -> list[str]:
        with self.application.app_context():
            return list(db.session().scalars(select(Certificate.code).order_by(Certificate.id)))


@pytest.fixture
def scene(application: Flask, make: Make) -> Scene:
    return Scene(application, make)


class Panel:
    """A panel that has just been: one advisor with an account, one place, two hours and one of preparation."""

    def __init__(self, scene: Scene, browser: Browser) -> None:
        self.scene, self.browser = scene, browser
        scene.rate()
        self.advisor = scene.advisor("Siân O'Connor-Łukasz", "sian@post.example")
        self.opportunity = scene.opportunity(HOURLY, {**HOURLY, "part": PayPart.PREPARATION}, prep_minutes=60)
        self.place = scene.place(self.opportunity, self.advisor)
        self.session = scene.sessions(self.opportunity)[0]
        self.sheet = f"/team/sessions/{self.session}/attendance"
        self.host_sheet = f"/host/sessions/{self.session}/attendance"
        scene.a_month_later()

    def signed_in(self, name: str) -> Browser:
        """A browser of its own, signed in as "tess", "hana" or "sian"."""
        fresh = self.browser.another()
        fresh.sign_in(f"{name}@post.example")
        return fresh

    def record(self, browser: Browser, took: str = "yes", *, status: int = 200, **times: str) -> Page:
        """Open the sheet, answer for the one place, send it. `times`: activity_hours, prep_minutes and so on."""
        page = browser.get(self.sheet)
        return browser.send(page, self.answer(took, **times), status=status)

    def answer(self, took: str = "yes", place: str | None = None, **times: str) -> dict[str, str]:
        start = f"p{place or self.place}"
        return {f"{start}-took": took, **{f"{start}-{key.replace('_', '-')}": value for key, value in times.items()}}

    @property
    def code(self) -> str:
        return self.scene.codes()[0]


@pytest.fixture
def panel(scene: Scene, browser: Browser) -> Panel:
    return Panel(scene, browser)

"""A recruitment panel: two advisors with confirmed places, a chair and a scribe of the staff, both with sign-ins."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.states import move
from app.opportunities.models import Opportunity, Seat
from app.opportunities.states import SeatRole, SeatType, Shape
from app.panels import actions, queries
from app.panels.models import Panel
from app.panels.states import PanelRole
from app.people.models import Role
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.make import Make


class Panels:
    """`ref` is the panel's, `opportunity` its opportunity's. Everybody signs in as NAME@post.example:

    host (leads the team), chair (also of the team, chairs), scribe (of the staff, not of the team), ann and bob (the
    advisors), team (the involvement team), and zoe (an advisor who has nothing to do with it).
    """

    def __init__(self, application: Flask, make: Make, *, in_days: int = 30, sessions: int = 1) -> None:
        self.application, self.make = application, make
        self.host = make.person("Holly Host", Role.HOST, email="host@post.example")
        self.chair = make.person("Chris Chair", Role.HOST, email="chair@post.example")
        self.scribe = make.person("Sam Scribe", Role.BUDGET, email="scribe@post.example")
        self.team_member = make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.team = make.team("Our team", self.host, self.chair)
        self.ann = make.advisor("Ann Lee", email="ann@post.example")
        self.bob = make.advisor("Bob Ray", email="bob@post.example")
        self.zoe = make.advisor("Zoe Zed", email="zoe@post.example")
        make.kind("interview-panel", name="Interview panel", shape=Shape.PANEL)
        self.opportunity = make.opportunity(
            host=self.host, team=self.team, kind="interview-panel", seats=2, in_days=in_days, sessions=sessions,
            title="Nurse panel",
        )  # fmt: skip
        self.ann_place, self.bob_place = self.sits(self.ann), self.sits(self.bob)
        with application.app_context(), db.transaction():
            panel = actions.set_up(self.found().id, {"post": "Staff nurse", "band": "5"}, by=Actor(self.host))
            for person, name, role in (
                (self.chair, "Chris Chair", PanelRole.CHAIR), (self.scribe, "Sam Scribe", PanelRole.SCRIBE),
            ):  # fmt: skip
                actions.add_member(panel.id, name=name, person_id=person, role=role, by=Actor(self.host))
            self.ref, self.id = panel.ref, panel.id

    def found(self) -> Opportunity:
        return db.session().scalars(select(Opportunity).where(Opportunity.ref == self.opportunity)).one()

    def panel(self) -> Panel:
        return db.session().get_one(Panel, self.id, populate_existing=True)

    def seat(self, **fields: Any) -> int:
        """One seat more, and its id."""
        with self.application.app_context(), db.transaction() as session:
            seat = Seat(**{"type": SeatType.EITHER, "number": 1, **fields})
            seat.opportunity = self.found()
            session.add(seat)
            session.flush()
            return seat.id

    def sits(self, person: int, seat_id: int | None = None) -> str:
        """A confirmed place, and its reference."""
        with self.application.app_context(), db.transaction() as session:
            found = self.found()
            place = Place(
                person_id=person, opportunity_id=found.id, seat_id=seat_id or found.seats[0].id, position=person,
                asked_at=clock.now(),
            )  # fmt: skip
            move(place, PlaceState.CONFIRMED, by=SYSTEM, now=clock.now())
            session.add(place)
            session.flush()
            return place.ref

    def chairs(self, person: int) -> str:
        return self.sits(person, self.seat(role=SeatRole.CHAIR))

    def member(self, name: str) -> str:
        """The reference of somebody on it without a place."""
        with self.application.app_context():
            return next(row.ref for row in queries.members_of(self.panel()).values() if row.name == name)

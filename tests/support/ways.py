"""An opportunity with a seat to chair, one to take part and one to sit in, and what somebody is signed off for."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.states import move
from app.opportunities.models import Kind, Opportunity, Seat, SignOff
from app.opportunities.states import SeatRole, SignOffState
from app.signups import actions as signups
from app.signups.models import Place
from app.signups.rules import Choice
from app.signups.states import PlaceState
from tests.support.make import Make

MEMBER, CHAIR, SHADOW = SeatRole.MEMBER, SeatRole.CHAIR, SeatRole.SHADOW


class Ways:
    """A kind whose chairs are signed off first, and panels of it."""

    def __init__(self, application: Flask, make: Make) -> None:
        self.application, self.make = application, make
        make.kind("panel", name="Interview panel", chair_asks_sign_off=True)

    def panel(self, *roles: SeatRole, number: int = 1, **fields: Any) -> str:
        ref = self.make.opportunity(**{"kind": "panel", **fields})
        with self.application.app_context(), db.transaction():
            found = self.of(ref)
            found.seats = [Seat(role=role, number=number) for role in roles or (MEMBER, CHAIR, SHADOW)]
        return ref

    def of(self, ref: str) -> Opportunity:
        return db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()

    def seat(self, ref: str, role: SeatRole) -> int:
        with self.application.app_context():
            return next(seat.id for seat in self.of(ref).seats if seat.role is role)

    def asks_of(self, kind: str, **answers: bool) -> None:
        with self.application.app_context(), db.transaction() as session:
            for name, said in answers.items():
                setattr(session.get_one(Kind, kind), name, said)

    def signed_off(self, person: int, role: SeatRole = CHAIR, by: int | None = None) -> int:
        """As it was long ago, by somebody of the team."""
        with self.application.app_context(), db.transaction() as session:
            row = SignOff(person_id=person, kind_code="panel", role=role, by_id=by or person, at=clock.now())
            move(row, SignOffState.GIVEN, by=SYSTEM, now=clock.now())
            session.add(row)
            session.flush()
            return row.id

    def take_back(self, sign_off: int) -> None:
        with self.application.app_context(), db.transaction() as session:
            move(session.get_one(SignOff, sign_off), SignOffState.WITHDRAWN, by=SYSTEM, now=clock.now())

    def sits(self, ref: str, person: int, role: SeatRole = MEMBER) -> str:
        """A place, and its reference."""
        seat = self.seat(ref, role)
        with self.application.app_context(), db.transaction():
            choice = Choice(seat_id=seat)
            return signups.sign_up(self.of(ref).id, person, choice, by=Actor(person))[0].ref

    def was_in(self, ref: str, person: int, role: SeatRole = MEMBER) -> str:
        """The same for somebody who took part, when it is over."""
        place = self.sits(ref, person, role)
        self.over(place)
        return place

    def over(self, *places: str) -> None:
        with self.application.app_context(), db.transaction():
            for ref in places:
                move(self.place(ref), PlaceState.TOOK_PART, by=SYSTEM, now=clock.now())

    def place(self, ref: str) -> Place:
        return db.session().scalars(select(Place).where(Place.ref == ref)).one()

    def state(self, ref: str) -> PlaceState:
        with self.application.app_context():
            return self.place(ref).state

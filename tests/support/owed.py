"""Claims to which lines can be tied, as many as are asked for: each is of a session of its own."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Flask
from sqlalchemy import insert, select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Opportunity, Session
from app.recognition.claims.models import Claim
from app.recognition.claims.states import Choice, ClaimState
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.make import Make, planned_session


class Owed:
    """One opportunity in which everybody has a place. What its claims say does not matter here."""

    def __init__(self, application: Flask, make: Make, state: ClaimState = ClaimState.OPEN) -> None:
        self._application, self._make, self._state = application, make, state
        self._opportunity: int | None = None

    def claim(self, person_id: int) -> int:
        return self.claims([person_id], 1)[0]

    def claims(self, people: list[int], each: int) -> list[int]:
        """So many claims of each of these people; their ids."""
        with self._application.app_context():
            opportunity_id = self._whole()
            with db.transaction() as session:
                found = session.get_one(Opportunity, opportunity_id)
                days = [planned_session(clock.now() - timedelta(days=30, minutes=number)) for number in range(each)]
                found.sessions.extend(days)
                session.flush()
                wanted = select(Place).where(Place.opportunity_id == opportunity_id, Place.person_id.in_(people))
                places = {place.person_id: place.id for place in session.scalars(wanted)}
                for person_id in people:
                    if person_id not in places:
                        places[person_id] = self._place(found, person_id)
                rows = [self._row(places[person], person, day) for day in days for person in people]
                made = session.scalars(insert(Claim).returning(Claim.id, sort_by_parameter_order=True), rows)
                return list(made)

    def _whole(self) -> int:
        if self._opportunity is None:
            ref = self._make.opportunity(title="Interviews", seats=100)
            self._opportunity = db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        return self._opportunity

    @staticmethod
    def _place(opportunity: Opportunity, person_id: int) -> int:
        place = Place(
            person_id=person_id, opportunity_id=opportunity.id, seat_id=opportunity.seats[0].id, position=person_id,
            asked_at=clock.now(),
        )  # fmt: skip
        move(place, PlaceState.CONFIRMED, by=SYSTEM, now=clock.now())
        db.session().add(place)
        db.session().flush()
        return place.id

    def _row(self, place_id: int, person_id: int, day: Session) -> dict[str, object]:
        return {
            "place_id": place_id, "person_id": person_id, "session_id": day.id, "state": self._state,
            "happened_on": date(2026, 11, 1), "said_minutes": 60, "made_at": clock.now(), "choice": Choice.FULL,
        }  # fmt: skip

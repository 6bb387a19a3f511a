"""What tests of places share: what is read first, how the places of a person stand, and a session that moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import SYSTEM
from app.opportunities.actions import sessions
from app.opportunities.models import Opportunity, Session
from app.people.models import Person
from app.signups.models import Place
from app.signups.states import PlaceState

FIRST = "Please read this first"
CHECK = "Check before you sign up"
Starting = Callable[..., str]


def places(application: Flask, person_id: int) -> list[PlaceState]:
    with application.app_context():
        wanted = select(Place.state).where(Place.person_id == person_id).order_by(Place.id)
        return list(db.session().scalars(wanted))


def ref_of(application: Flask, person_id: int) -> str:
    with application.app_context():
        return db.session().get_one(Person, person_id).ref


def move(application: Flask, ref: str, starts_at: datetime) -> str:
    """The session is moved to that moment; returns its reference."""
    with application.app_context():
        with db.transaction():
            opportunity = db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
            session = db.session().scalars(select(Session).where(Session.opportunity_id == opportunity.id)).one()
            sessions.move_to(opportunity, session.id, starts_at, starts_at + timedelta(hours=2), "", by=SYSTEM)
        return session.ref

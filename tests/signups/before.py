"""What tests of clashes and limits share: what is read first, and how the places of a person stand."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from sqlalchemy import select

from app.core import db
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

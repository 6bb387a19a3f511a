"""Reads about consents."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.people.models import Person
from app.signups.consents.models import Consent
from app.signups.consents.states import ConsentTo
from app.signups.models import Place
from app.signups.states import HELD


def of_person(person_id: int, opportunity_id: int) -> dict[ConsentTo, Consent]:
    """What they said about this opportunity, so far."""
    wanted = select(Consent).where(Consent.person_id == person_id, Consent.opportunity_id == opportunity_id)
    return {row.to: row for row in db.session().scalars(wanted.order_by(Consent.id))}


def in_opportunity(opportunity_id: int) -> list[tuple[Person, dict[ConsentTo, Consent]]]:
    """Everybody who has or had a place, by name, with what each of them said; and whoever took something back."""
    held = select(Place.person_id).where(Place.opportunity_id == opportunity_id, Place.state.in_(HELD))
    spoke = select(Consent.person_id).where(Consent.opportunity_id == opportunity_id)
    wanted = select(Person).where(Person.id.in_(held) | Person.id.in_(spoke))
    people = db.session().scalars(wanted.order_by(Person.full_name, Person.id)).all()
    rows = select(Consent).where(Consent.opportunity_id == opportunity_id).options(joinedload(Consent.person))
    said: dict[int, dict[ConsentTo, Consent]] = {person.id: {} for person in people}
    for row in db.session().scalars(rows):
        said[row.person_id][row.to] = row
    return [(person, said[person.id]) for person in people]

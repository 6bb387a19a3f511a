"""What follows from a step that is signed off."""

from __future__ import annotations

from app.core import db
from app.core.actor import Actor
from app.matching.ways import events
from app.messages import write
from app.opportunities.states import SeatRole
from app.people.models import Person


def tell_signed_off(event: events.SignedOff, _by: Actor) -> None:
    person = db.session().get_one(Person, event.person_id)
    write.signed_off(person, event.sign_off_id, to_chair=event.role is SeatRole.CHAIR)

"""What follows from thanks."""

from __future__ import annotations

from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.people.models import Person
from app.recognition.thanks import events
from app.recognition.thanks.models import ThankYou


def tell_thanked(event: events.Thanked, _by: Actor) -> None:
    row = db.session().get_one(ThankYou, event.thank_you_id)
    person = db.session().get_one(Person, event.person_id)
    write.thank_you(person, row.id, sender=row.sender.name, words=row.words)

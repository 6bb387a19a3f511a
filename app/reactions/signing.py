"""Who is reminded of the claims that wait for them."""

from __future__ import annotations

from datetime import datetime

from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.messages.models import OutboxMessage
from app.people.models import Person
from app.recognition.signing import queries
from app.recognition.signing.events import SigningDue


def still_wait(row: OutboxMessage, _now: datetime) -> bool:
    """Somebody may have seen to all of them meanwhile."""
    centres = queries.centres_of(row.person_id)
    return bool(queries.waits_for_host(row.person_id).number or queries.waits_for_budget(row.person_id, centres).number)


def remind(event: SigningDue, _by: Actor) -> None:
    person = db.session().get_one(Person, event.person_id)
    write.claims_wait(person, to_confirm=event.to_confirm, to_authorise=event.to_authorise)

"""What follows from letters that are asked for and answered."""

from __future__ import annotations

from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.people.models import Person
from app.recognition.papers import events
from app.recognition.papers.models import Letter


def tell_asked(event: events.LetterAsked, _by: Actor) -> None:
    """Those who answer for the team; where nobody does, everybody of it."""
    letter = db.session().get_one(Letter, event.letter_id)
    person = db.session().get_one(Person, letter.person_id)
    members = [each for each in letter.team.members if each.person_id != letter.person_id]
    for each in [each for each in members if each.lead] or members:
        host = db.session().get_one(Person, each.person_id)
        write.letter_asked(host, letter.id, name=person.name, path=f"/host/letters/{letter.ref}")


def tell_written(event: events.LetterWritten, _by: Actor) -> None:
    _tell(event.letter_id, written=True)


def tell_declined(event: events.LetterDeclined, _by: Actor) -> None:
    _tell(event.letter_id, written=False)


def _tell(letter_id: int, *, written: bool) -> None:
    letter = db.session().get_one(Letter, letter_id)
    person = db.session().get_one(Person, letter.person_id)
    write.letter_answered(person, letter.id, team=letter.team.name, written=written)

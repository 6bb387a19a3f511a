"""What follows from bringing two people together, and from a place or a person that is gone."""

from __future__ import annotations

from app.calendar import occasions
from app.core import clock, db
from app.core.actor import Actor
from app.matching.buddies import actions, events
from app.matching.buddies.models import Buddying
from app.messages import write
from app.messages.write import Occasion
from app.people import events as people
from app.people.models import Person
from app.people.states import AdvisorState
from app.signups import events as places
from app.signups import rules


def ask_both(event: events.BuddyProposed, _by: Actor) -> None:
    row, buddy = _both(event)
    write.buddy_asked(row.person, row.id, _occasion(row, row.person), ref=row.ref, as_buddy=False)
    write.buddy_asked(buddy, row.id, _occasion(row, buddy), ref=row.ref, as_buddy=True)


def tell_both(event: events.BuddiesAgreed, _by: Actor) -> None:
    row, buddy = _both(event)
    for person, other in ((row.person, buddy), (buddy, row.person)):
        write.buddy_agreed(
            person, row.id, _occasion(row, person), ref=row.ref, as_buddy=person is buddy, other=other.first_name
        )


def tell_other(event: events.BuddyingOver, _by: Actor) -> None:
    if event.tells is not None:
        row = db.session().get_one(Buddying, event.buddying_id)
        person = db.session().get_one(Person, event.tells)
        write.buddy_off(person, row.id, _occasion(row, person), as_buddy=event.tells == row.buddy_id)


def place_gone(event: places.PlaceWithdrawn | places.PlaceReleased | places.PlaceCancelled, by: Actor) -> None:
    actions.place_gone(event.place_id, by=by)


def buddy_gone(event: people.AdvisorMoved | people.AdvisorDied, by: Actor) -> None:
    if not isinstance(event, people.AdvisorMoved) or event.state != AdvisorState.ACTIVE.value:
        actions.buddy_gone(event.person_id, by=by)


def _both(event: events.BuddyingEvent) -> tuple[Buddying, Person]:
    row = db.session().get_one(Buddying, event.buddying_id)
    assert row.buddy is not None
    return row, row.buddy


def _occasion(row: Buddying, person: Person) -> Occasion:
    """For the buddy without what only a place tells, such as a hidden address."""
    ahead = rules.ahead(row.opportunity, row.place.session, clock.now())
    held = person.id == row.person_id
    return occasions.of_meetings(_Asked(person, row), [occasions.meeting(each, held=held) for each in ahead])


class _Asked:
    """Who reads of it, and what it is about."""

    def __init__(self, person: Person, row: Buddying) -> None:
        self.person, self.opportunity = person, row.opportunity

"""What follows when somebody leaves the register, or has died."""

from __future__ import annotations

from collections import defaultdict

from app.core import clock, db, formatting
from app.core.actor import Actor
from app.messages import actions as messages
from app.messages import write
from app.people import events
from app.people.models import Person
from app.signups import queries, rules
from app.signups.models import Place
from app.signups.states import PlaceState

BOOKED = frozenset({PlaceState.CONFIRMED})


def stay_asked(event: events.StayAsked, _by: Actor) -> None:
    write.stay_asked(db.session().get_one(Person, event.person_id), once=event.at.isoformat())


def stop_messages(event: events.AdvisorDied, _by: Actor) -> None:
    messages.stop_all(event.person_id)


def tell_hosts(event: events.AdvisorDied, _by: Actor) -> None:
    """One message to each host of what they were booked for and what is still to come."""
    person, now = db.session().get_one(Person, event.person_id), clock.now()
    booked: dict[Person, list[str]] = defaultdict(list)
    for place in queries.places_of_person(event.person_id, BOOKED):
        if not rules.has_begun(place.opportunity, place.session, now):
            booked[place.opportunity.host].append(_line(place))
    for host, what in booked.items():
        write.advisor_died(
            host, person.id, name=person.name, first_name=person.first_name, what=what, once=now.isoformat()
        )


def put_right(event: events.AdvisorDeathUndone, _by: Actor) -> None:
    """Whoever was told of a death that was none is told so; who was not reached yet never hears of it."""
    person = db.session().get_one(Person, event.person_id)
    for host_id in messages.take_back("advisor_died", f"person:{person.id}"):
        host = db.session().get_one(Person, host_id)
        write.advisor_did_not_die(
            host, person.id, name=person.name, first_name=person.first_name, once=clock.now().isoformat()
        )


def _line(place: Place) -> str:
    starts_at = place.session.starts_at if place.session else place.opportunity.first_starts_at
    return f"{place.opportunity.title}, {formatting.short_day(starts_at)}" if starts_at else place.opportunity.title

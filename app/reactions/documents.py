"""Telling people that there is something to read, and that their printed pack is in the post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.calendar import occasions
from app.core import clock, db
from app.core.actor import Actor
from app.documents import events, queries
from app.documents.states import Way
from app.messages import write
from app.messages.models import OutboxMessage
from app.messages.write import Occasion
from app.opportunities.models import Opportunity, Session
from app.people.models import Person
from app.signups import events as places
from app.signups import rules
from app.signups.models import Place


@dataclass(frozen=True)
class _Reader:
    """Somebody on it, who need not have a place."""

    person: Person
    opportunity: Opportunity


def tell_everybody(event: events.PackSent, _by: Actor) -> None:
    opportunity = db.session().get_one(Opportunity, event.opportunity_id)
    for person in queries.people_on(opportunity.id):
        tell(person, opportunity, once=str(event.sending_id))


def tell_late(event: places.PlaceConfirmed, _by: Actor) -> None:
    """Whoever comes to it after everybody was told."""
    place = db.session().get_one(Place, event.place_id)
    last = queries.last_sending(place.opportunity_id)
    if last is not None and queries.readable(place.opportunity):
        tell(place.person, place.opportunity, once=f"{last.id}-{place.id}")


def tell(person: Person, opportunity: Opportunity, *, once: str) -> None:
    if person.silent_since is not None:
        return
    choice = queries.choice_of(opportunity.id, person.id)
    by_post = choice is not None and choice.way is Way.POST
    write.pack_ready(
        person, opportunity.id, occasion_of(person, opportunity), ref=opportunity.ref, by_post=by_post, once=once
    )


def tell_posted(event: events.PackPosted, _by: Actor) -> None:
    person = db.session().get_one(Person, event.person_id)
    opportunity = db.session().get_one(Opportunity, event.opportunity_id)
    write.pack_posted(person, opportunity.id, occasion_of(person, opportunity), ref=opportunity.ref)


def occasion_of(person: Person, opportunity: Opportunity, days: Sequence[Session] | None = None) -> Occasion:
    """What is told of it to somebody who need not have a place: `days`, or what lies ahead of it."""
    ahead = rules.ahead(opportunity, None, clock.now()) if days is None else days
    meetings = [occasions.meeting(each, held=True) for each in ahead]
    return occasions.of_meetings(_Reader(person, opportunity), meetings)


def still_on_it(row: OutboxMessage, _now: datetime) -> bool:
    """Just before it is sent: whoever is not on it any more has nothing to read."""
    return row.person_id in queries.on_it(int(row.about.partition(":")[2]))

"""Somebody is to look at their place again: a message that says no more than that, whoever opens it."""

from __future__ import annotations

from datetime import datetime

from app.calendar import occasions
from app.calendar import queries as calendar_queries
from app.core import clock, db
from app.core.actor import Actor
from app.messages import write
from app.messages.models import OutboxMessage
from app.signups import queries
from app.signups.apart import queries as apart
from app.signups.apart.events import LookAgainDue
from app.signups.models import Place


def tell(event: LookAgainDue, _by: Actor) -> None:
    held = queries.live_of(event.person_id, [event.opportunity_id])
    if held:
        place = calendar_queries.place(held[0].id)
        occasion = occasions.of_place(place, clock.now(), held=False)
        write.look_again(place.person, place.id, occasion, ref=place.ref, once=clock.now().isoformat())


def still_waits(row: OutboxMessage, _now: datetime) -> bool:
    place = db.session().get(Place, int(row.about.partition(":")[2]))
    return place is not None and apart.waits(place.person_id, place.opportunity_id)

"""Giving somebody a seat, and moving those who may sit elsewhere just as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.core import db
from app.core.actor import Actor
from app.core.events import emit
from app.opportunities.models import Opportunity
from app.signups import events, queries
from app.signups.models import Place
from app.signups.rules.sitting import Found


def ask(opportunity: Opportunity, party: Sequence[Place]) -> list[Found] | None:
    """Seats for all of these names now, or nothing."""
    room = queries.room_of(opportunity, party[0].session_id)
    return room.ask_all([(each.id, queries.who_is(opportunity, each.person_id), each.seat_id) for each in party])


def sit(place: Place, found: Found, *, by: Actor) -> None:
    """Put the place into the seat that was found."""
    place.seat_id = found.seat_id
    shift(found.moves, by=by)


def shift(moves: Iterable[tuple[int, int]], *, by: Actor) -> None:
    """Move people to seats that make no difference to them: nothing they were told changes."""
    for place_id, seat_id in moves:
        db.session().get_one(Place, place_id).seat_id = seat_id
        emit(events.PlaceReseated(place_id, seat_id), by=Actor(by.person_id))

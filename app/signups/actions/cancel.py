"""When a session or a whole opportunity goes, the places in it go too."""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.core.states import move
from app.opportunities.actions.taking import lock
from app.signups import events
from app.signups.actions.promoting import settle
from app.signups.models import Place
from app.signups.states import LIVE, PlaceState


def cancel_places(opportunity_id: int, session_id: int | None = None, *, by: Actor) -> int:
    """Cancel the live places of the session, or of the whole opportunity; returns how many.

    A place for a whole series outlives one of its sessions: its invitation for that day goes, the place stays.
    """
    wanted = select(Place).where(Place.opportunity_id == opportunity_id, Place.state.in_(LIVE))
    if session_id is not None:
        wanted = wanted.where(Place.session_id == session_id)
    places = db.session().scalars(wanted.order_by(Place.id)).all()
    for place in places:
        held = place.state is PlaceState.CONFIRMED
        place.answer_by = None
        move(place, PlaceState.CANCELLED, by=Actor(by.person_id), now=clock.now())
        emit(events.PlaceCancelled(place.id, held), by=Actor(by.person_id))
    if session_id is not None:
        settle(lock(opportunity_id), by=by)  # without this session it may be full, or not any more
    return len(places)

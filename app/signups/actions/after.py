"""What was: who took part. No cause is asked when somebody did not, and nothing is ever summed from it."""

from __future__ import annotations

from app.core import clock
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.signups import events
from app.signups.actions.taking import take_place
from app.signups.models import Place
from app.signups.states import AFTERWARDS, PlaceState


def took_part(place_id: int, session_id: int | None, *, activity_minutes: int, prep_minutes: int, by: Actor) -> Place:
    """Record that the person took part, and for how long. A second session of a series keeps the state."""
    place = _recorded(place_id, PlaceState.TOOK_PART, by=by)
    emit(events.TookPart(place.id, session_id, activity_minutes, prep_minutes), by=by)
    return place


def did_not_take_part(place_id: int, session_id: int | None, *, by: Actor) -> Place:
    """Record that the person was not there. For one session of a series the place itself is left as it is."""
    _opportunity, place = take_place(place_id)
    if place.session_id is not None or session_id is None:
        place = _recorded(place_id, PlaceState.DID_NOT_TAKE_PART, by=by)
    emit(events.DidNotTakePart(place.id, session_id), by=by)
    return place


def _recorded(place_id: int, state: PlaceState, *, by: Actor) -> Place:
    _opportunity, place = take_place(place_id)
    if place.state not in AFTERWARDS | {PlaceState.CONFIRMED}:
        raise RuleBroken(_("%(name)s does not have a place in this session.", name=place.person.name))
    if place.state is not state:
        move(place, state, by=by, now=clock.now())
    return place

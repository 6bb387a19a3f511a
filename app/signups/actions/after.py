"""What was: who took part. No cause is asked when somebody did not, and nothing is ever summed from it.

A place for a whole series stays confirmed while any session of it lies ahead: recording one session says nothing of
the others. A place that ended after a session began can still be recorded for that session, and stays ended.
"""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.models import Opportunity
from app.signups import events, queries, rules
from app.signups.actions.taking import take_place
from app.signups.models import Place
from app.signups.states import AFTERWARDS, HELD, PlaceState


def took_part(
    place_id: int, session_id: int | None, *, activity_minutes: int, prep_minutes: int, by: Actor,
    other_parts: tuple[tuple[str, int], ...] = (),
) -> Place:  # fmt: skip
    """Record that the person took part, and for how long."""
    place = _recorded(place_id, session_id, PlaceState.TOOK_PART, by=by)
    emit(events.TookPart(place.id, session_id, activity_minutes, prep_minutes, other_parts), by=by)
    return place


def did_not_take_part(place_id: int, session_id: int | None, *, by: Actor) -> Place:
    """Record that the person was not there."""
    place = _recorded(place_id, session_id, PlaceState.DID_NOT_TAKE_PART, by=by)
    emit(events.DidNotTakePart(place.id, session_id), by=by)
    return place


def series_recorded(place_id: int, *, took_part: bool, by: Actor) -> None:
    """Nothing of the series lies ahead: say of the whole place whether the person was at any of it."""
    opportunity, place = take_place(place_id)
    to = PlaceState.TOOK_PART if took_part else PlaceState.DID_NOT_TAKE_PART
    if place.state not in HELD - {to} or not rules.has_begun(opportunity, place.session, clock.now()):
        return
    move(place, to, by=by, now=clock.now())
    emit(events.SeriesRecorded(place.id, took_part), by=by)


def go_on(opportunity_id: int, *, by: Actor) -> None:
    """A session was added: whoever has a place for the whole has it for that session too."""
    wanted = select(Place).where(
        Place.opportunity_id == opportunity_id, Place.session_id.is_(None), Place.state.in_(AFTERWARDS)
    )
    for place in db.session().scalars(wanted.order_by(Place.id)).all():
        move(place, PlaceState.CONFIRMED, by=Actor(by.person_id), now=clock.now())
        emit(events.SeriesGoesOn(place.id), by=Actor(by.person_id))


def _recorded(place_id: int, session_id: int | None, state: PlaceState, *, by: Actor) -> Place:
    opportunity, place = take_place(place_id)
    if not _was_in(opportunity, place, session_id):
        raise RuleBroken(
            _("%(name)s does not have a place in this session. Look at the list again.", name=place.person.name)
        )
    of_a_series = place.session_id is None and session_id is not None
    if not of_a_series and place.state in HELD - {state}:
        move(place, state, by=by, now=clock.now())
    return place


def _was_in(opportunity: Opportunity, place: Place, session_id: int | None) -> bool:
    session = next((each for each in opportunity.sessions if each.id == session_id), None)
    found = db.session().scalars(queries.were_in(opportunity.id, session).where(Place.id == place.id))
    return found.first() is not None

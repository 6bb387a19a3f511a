"""Promoting: what is free goes to those who wait, counted under the opportunity's row and so never given twice."""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.core.states import move
from app.opportunities.actions.life import mark_filled, reopen
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity
from app.opportunities.states import Method, OpportunityState
from app.signups import events, queries, rules
from app.signups.actions.ringing import ring, stop_ringing
from app.signups.models import Place
from app.signups.states import PlaceState


def settle(opportunity: Opportunity, *, by: Actor) -> None:
    """After a change: offer what is free to those who wait, then say whether it is full. Called by every verb."""
    session, now = db.session(), clock.now()
    session.flush()
    alive = opportunity.state in rules.ACCEPTS_NAMES | {OpportunityState.CLOSED}
    if not alive or rules.has_begun(opportunity, None, now):
        return  # nobody is asked to come to what has begun
    taken = queries.taken([opportunity.id])
    seats = {seat.id: seat for seat in opportunity.seats}
    still_free = 0
    for unit in rules.units(opportunity, now):
        spare = rules.free(seats[unit[0]], unit, taken)
        if spare and opportunity.method is Method.FIRST_COME:
            spare -= _promote(opportunity, unit, spare, by=by)
        if not spare:
            stop_ringing(unit, by=by)
        still_free += spare
    if not still_free and opportunity.state is OpportunityState.OPEN:
        mark_filled(opportunity, by=by)
    elif still_free and opportunity.state is OpportunityState.FILLED:
        reopen(opportunity, by=by)


def look_again(opportunity_id: int, *, by: Actor) -> None:
    """Somebody who waits may be asked again, such as after a break: a place that is free goes on to them."""
    settle(lock(opportunity_id), by=by)


def _promote(opportunity: Opportunity, unit: rules.Unit, spare: int, *, by: Actor) -> int:
    """Offer at most `spare` places of this unit to the first who wait; returns how many. Too late: they are rung."""
    now = clock.now()
    session = next((each for each in opportunity.sessions if each.id == unit[1]), None)
    if rules.answer_by(now, rules.begins(opportunity, session, now)) is None:
        ring(unit, by=by)
        return 0
    first = db.session().scalars(queries.next_in_line(unit).limit(spare)).all()
    for place in first:
        give_offer(place, opportunity, by=Actor(by.person_id))
    return len(first)


def give_offer(place: Place, opportunity: Opportunity, *, by: Actor) -> None:
    """Move a waiting place to offered, with the time to answer by."""
    now = clock.now()
    place.answer_by = rules.answer_by(now, rules.begins(opportunity, place.session, now))
    move(place, PlaceState.OFFERED, by=by, now=now)
    emit(events.PlaceOffered(place.id), by=by)


def shorten_offers(opportunity_id: int, *, by: Actor) -> None:
    """A session was moved: no offer may stand longer than one made now would, and so never past the start."""
    now = clock.now()
    wanted = select(Place).where(Place.opportunity_id == opportunity_id, Place.state == PlaceState.OFFERED)
    for place in db.session().scalars(wanted.order_by(Place.id)).all():
        limit = rules.answer_by(now, rules.begins(place.opportunity, place.session, now))
        if place.answer_by is not None and (limit is None or limit < place.answer_by):
            place.answer_by = limit
            emit(events.OfferShortened(place.id), by=Actor(by.person_id))

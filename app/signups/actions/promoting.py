"""Promoting: what is free goes to those who wait, counted under the opportunity's row and so never given twice."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.core.states import move
from app.opportunities.actions.life import mark_filled, reopen
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity
from app.opportunities.states import Method, OpportunityState
from app.signups import events, queries, rules
from app.signups.models import Place
from app.signups.states import PlaceState


def settle(opportunity: Opportunity, *, by: Actor) -> None:
    """After a change: offer what is free to those who wait, then say whether it is full. Called by every verb."""
    session, now = db.session(), clock.now()
    session.flush()
    over = bool(opportunity.sessions) and not rules.coming(opportunity, now)
    if over or opportunity.state not in rules.ACCEPTS_NAMES | {OpportunityState.CLOSED}:
        return  # nobody is asked to come to what has begun
    taken = queries.taken([opportunity.id])
    seats = {seat.id: seat for seat in opportunity.seats}
    still_free = 0
    for unit in rules.units(opportunity, now):
        spare = rules.free(seats[unit[0]], unit, taken)
        if spare and opportunity.method is Method.FIRST_COME:
            spare -= _promote(opportunity, unit, spare, by=by)
        still_free += spare
    if not still_free and opportunity.state is OpportunityState.OPEN:
        mark_filled(opportunity, by=by)
    elif still_free and opportunity.state is OpportunityState.FILLED:
        reopen(opportunity, by=by)


def look_again(opportunity_id: int, *, by: Actor) -> None:
    """Somebody who waits may be asked again, such as after a break: a place that is free goes on to them."""
    settle(lock(opportunity_id), by=by)


def _promote(opportunity: Opportunity, unit: rules.Unit, spare: int, *, by: Actor) -> int:
    """Offer at most `spare` places of this unit to the first who wait; returns how many."""
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

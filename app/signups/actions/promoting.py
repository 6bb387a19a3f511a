"""Promoting: what is free goes to those who wait, counted under the opportunity's row and so never given twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.actions.life import mark_filled, reopen
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity, Seat
from app.opportunities.states import Method, OpportunityState
from app.people.models import Person
from app.signups import events, queries, rules
from app.signups.actions.ringing import ring, stop_ringing
from app.signups.actions.seating import sit
from app.signups.models import Place
from app.signups.rules import Unit
from app.signups.rules.mix import Room
from app.signups.rules.sitting import Who
from app.signups.states import PlaceState

AT_ONCE = 3  # more than these are asked in one go only when a person says so
Waiting = tuple[Place, Who, Room]


class Counted(NamedTuple):
    """What a verb has counted under the row: who sits where and how many wait, with those it has just put in, and
    whether anybody got a seat by it."""

    rooms: queries.Rooms
    waiting: Mapping[Unit, int]
    seat_taken: bool


def settle(
    opportunity: Opportunity, *, by: Actor, counted: Counted | None = None, ring_for: Unit | None = None
) -> None:
    """After a change: offer what is free to those who wait, then say whether it is full. Called by every verb.

    A verb that has counted already says what; then nothing is asked where nothing can follow. `ring_for`: what somebody
    should be rung about now, although there would still be time for an offer.
    """
    _fill(opportunity, 0 if opportunity.asks_held_at else AT_ONCE, by=by, counted=counted, ring_for=ring_for)


def ask_next(opportunity_id: int, number: int, *, by: Actor) -> None:
    """A person of the team has looked: the next `number` who wait are asked, and no more than are free."""
    opportunity = lock(opportunity_id)
    if opportunity.asks_held_at is None:
        raise RuleBroken(_("Somebody has asked them in the meantime. Look at the list again."))
    _fill(opportunity, number, by=by)


def ask_all(opportunity: Opportunity, names: int, *, by: Actor) -> None:
    """Names were put in order just now, in front of everybody: as many as there are places are asked, at once."""
    _fill(opportunity, names, by=by)


def look_again(opportunity_id: int, *, by: Actor) -> int:
    """Somebody who waits may be asked again, such as after a break: a place that is free goes on to them.

    Returns how many were asked.
    """
    opportunity = lock(opportunity_id)
    return _fill(opportunity, 0 if opportunity.asks_held_at else AT_ONCE, by=by)


def _fill(
    opportunity: Opportunity, most: int, *, by: Actor, counted: Counted | None = None, ring_for: Unit | None = None
) -> int:
    """Ask at most `most` of those whose turn it is; if there are more, the rest waits for a person of the team."""
    now, asked = clock.now(), 0
    db.session().flush()
    alive = opportunity.state in rules.ACCEPTS_NAMES | {OpportunityState.CLOSED}
    if not alive or rules.has_begun(opportunity, None, now):
        return asked  # nobody is asked to come to what has begun
    rooms = counted.rooms if counted else queries.rooms_of(opportunity, now)
    if opportunity.method is not Method.CHOSEN:
        waiting = counted.waiting if counted else None
        asked = _ask(opportunity, _waiting(opportunity, rooms, waiting, ring_for, by=by), most, by=by)
        if asked or counted is None or counted.seat_taken:
            stop_ringing(_full(rooms), by=by)
    free = sum(room.spare([seat]) for room in rooms.values() for seat in opportunity.seats if seat.uses_a_place)
    if not free and opportunity.state is OpportunityState.OPEN:
        mark_filled(opportunity, by=by)
    elif free and opportunity.state is OpportunityState.FILLED:
        reopen(opportunity, by=by)
    return asked


def _full(rooms: queries.Rooms) -> set[Unit]:
    """The units by which calls are made, where nothing is free any more."""
    every = ((session_id, room, pool) for session_id, room in rooms.items() for pool in room.pools())
    return {(pool[0].id, session_id) for session_id, room, pool in every if not room.spare(pool)}


def _waiting(
    opportunity: Opportunity,
    rooms: queries.Rooms,
    waiting: Mapping[Unit, int] | None,
    ring_for: Unit | None,
    *,
    by: Actor,
) -> list[Waiting]:
    """Whoever waits where something is free, first come first. Too late for an offer: calls to make instead."""
    now = clock.now()
    found: list[Waiting] = []
    free = {each: [pool for pool in room.pools() if room.spare(pool)] for each, room in rooms.items()}
    if waiting is None:
        waiting = queries.names(opportunity.id).waiting if any(free.values()) else {}
    for session_id, room in rooms.items():
        if not free[session_id] or not any((seat, session_id) in waiting for seat in room.seats):
            continue
        session = next((each for each in opportunity.sessions if each.id == session_id), None)
        begins = rules.begins(opportunity, session, now)
        by_phone = free[session_id]
        if rules.answer_by(now, begins) is not None:
            near = begins is not None and begins - now < rules.NEAR
            by_phone = [pool for pool in by_phone if near and _goes_by_phone(pool, session_id, ring_for)]
        if by_phone:
            _ring(opportunity, room, by_phone, session_id, by=by)
        for pool in free[session_id]:
            if pool in by_phone:
                continue
            line = queries.line(opportunity, [seat.id for seat in pool], session_id)
            found += [(place, who, room) for place, who in line]
    return sorted(found, key=lambda each: _turn(each[0]))


def _goes_by_phone(pool: list[Seat], session_id: int | None, ring_for: Unit | None) -> bool:
    """Whether somebody rings although there is time for an offer: now, or since people were rung about it before."""
    return ring_for in {(seat.id, session_id) for seat in pool} or queries.rung_about((pool[0].id, session_id))


def _ring(opportunity: Opportunity, room: Room, free: list[list[Seat]], session_id: int | None, *, by: Actor) -> None:
    """Calls to those who could sit now: two who come together as one, half a pair to ask whether they come alone.

    Somebody whose other half is in, and is on a break, is passed over like everybody who is.
    """
    who = dict(queries.line(opportunity, room.seats, session_id))
    could = [
        party
        for party in rules.parties(list(who), halves=True)
        if room.holds([(place.id, who[place], place.seat_id) for place in party])
        and (len(party) == 2 or queries.partner(party[0]) is None)
    ]
    for pool in free:
        seats = {seat.id for seat in pool}
        ring((pool[0].id, session_id), [party for party in could if party[-1].seat_id in seats], by=by)


def _turn(place: Place) -> tuple[bool, int, int, int]:
    """In the order in which names were put, then in that in which they came: what `queries.IN_ORDER` says."""
    return place.rank is None, place.rank or 0, place.position, place.id


def _ask(opportunity: Opportunity, line: list[Waiting], most: int, *, by: Actor) -> int:
    """Those who come together are asked together. Whoever cannot be seated now keeps their number."""
    asked = 0
    for party in rules.parties([place for place, _w, _r in line]):
        there = [each for each in line if each[0] in party]
        room, asking = there[0][2], [(place.id, who, place.seat_id) for place, who, _room in there]
        if asked + len(party) > most:
            if room.holds(asking):  # nobody of these sits down: their places are still free
                _hold(opportunity, by=by)
                return asked
            continue
        found = room.ask_all(asking)
        if found is None:
            continue
        for place, seat in zip(party, found, strict=True):
            sit(place, seat, by=by)
            give_offer(place, opportunity, by=Actor(by.person_id))
        asked += len(party)
    if opportunity.asks_held_at is not None:
        opportunity.asks_held_at = None
    return asked


def _hold(opportunity: Opportunity, *, by: Actor) -> None:
    if opportunity.asks_held_at is None:
        opportunity.asks_held_at = clock.now()
        emit(events.AsksHeld(opportunity.id), by=Actor(by.person_id))


def give_offer(place: Place, opportunity: Opportunity, *, by: Actor) -> None:
    """Move a waiting place to offered, with the time to answer by."""
    now = clock.now()
    place.answer_by = rules.answer_by(now, rules.begins(opportunity, place.session, now))
    move(place, PlaceState.OFFERED, by=by, now=now)
    emit(events.PlaceOffered(place.id), by=by)


def shorten_offers(opportunity_id: int, *, by_letter: Callable[[Person], bool], by: Actor) -> None:
    """A session was moved: no offer may stand longer than one made now would, and so never past the start.

    `by_letter` says who hears of it by letter, and so has days for the post.
    """
    now = clock.now()
    wanted = select(Place).where(Place.opportunity_id == opportunity_id, Place.state == PlaceState.OFFERED)
    for place in db.session().scalars(wanted.order_by(Place.id)).all():
        rule = rules.answer_by_letter if by_letter(place.person) else rules.answer_by
        limit = rule(now, rules.begins(place.opportunity, place.session, now))
        if place.answer_by is not None and (limit is None or limit < place.answer_by):
            place.answer_by = limit
            emit(events.OfferShortened(place.id), by=Actor(by.person_id))

"""Putting names in order once they close: by lot, or by turns. It happens once, and the offers go out with it."""

from __future__ import annotations

from collections.abc import Iterable

from app.core import clock
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity
from app.opportunities.pages import closes_words
from app.opportunities.states import LIVE, ORDERED, Method
from app.signups import events, queries, rules
from app.signups.actions.promoting import ask_all
from app.signups.models import Place
from app.signups.rules import Name
from app.signups.states import PlaceState


def put_in_order(opportunity_id: int, *, by: Actor) -> bool:
    """Rank every name and offer the places to the first; says whether this call did it. Nothing is ranked twice."""
    opportunity = lock(opportunity_id)
    now = clock.now()
    if opportunity.method not in ORDERED or opportunity.state not in LIVE or opportunity.ordered_at is not None:
        return False
    if opportunity.closes_at is None or opportunity.closes_at > now:
        raise RuleBroken(_("Names are still coming in. Wait for the closing date: then they are put in order."))
    opportunity.ordered_at = now
    rooms = queries.rooms_of(opportunity, now)
    places = [place for place in queries.names_in(opportunity.id) if place.session_id in rooms]
    everybody = [place.number for place in places if place.number is not None]
    for session_id, room in rooms.items():
        for pool in room.pools():
            seats = {seat.id for seat in pool}
            mine = [place for place in places if place.session_id == session_id and place.seat_id in seats]
            _rank(opportunity, mine, everybody, spare=room.spare(pool), by=by)
    emit(events.PutInOrder(opportunity.id, len(places)), by=by)
    ask_all(opportunity, len(places), by=by)
    for place in places:
        if place.state is PlaceState.RESERVE:
            emit(events.OthersCameFirst(place.id), by=by)
    return True


def _rank(opportunity: Opportunity, places: list[Place], everybody: Iterable[int], *, spare: int, by: Actor) -> None:
    """Seats that are alike, of one session: ranks, and the sentence that says why, in the history of each name."""
    names = [_name(place) for place in _counted(opportunity, places)]
    seed = opportunity.seed or ""
    if opportunity.method is Method.TURNS:
        order = rules.by_turns(seed, everybody, names, seats=spare, kept=opportunity.kept_for_new or 0)
    else:
        order = rules.keeping(rules.by_lot(seed, everybody, names), seats=spare, kept=opportunity.kept_for_new or 0)
    rows = {place.id: place for place in places}
    for rank, name in enumerate(order, start=1):
        place = rows[name.place_id]
        place.rank = rank
        why = rules.because(opportunity, name, rank=rank, names=len(order), places=spare)
        move(place, PlaceState.RESERVE, by=by, now=clock.now(), reason=why)


def _counted(opportunity: Opportunity, places: list[Place]) -> list[Place]:
    """Write down the turns that decide, so that the order can be repeated later."""
    people = [place.person_id for place in places]
    if opportunity.method is Method.TURNS and opportunity.closes_at is not None:
        turns = queries.turns(people, *rules.window(opportunity.closes_at))
        for place in places:
            place.turns = turns[place.person_id]
    if opportunity.method is Method.TURNS or opportunity.kept_for_new:
        known = queries.know_the_kind(people, opportunity.kind_code)
        for place in places:
            place.new_to_kind = place.person_id not in known
    return places


def _name(place: Place) -> Name:
    assert place.number is not None
    return Name(place.id, place.number, place.turns or 0, bool(place.new_to_kind))


def must_be_in_order(opportunity: Opportunity) -> None:
    """Nobody is chosen or sent away by hand while an order decides."""
    if opportunity.method in ORDERED and opportunity.ordered_at is None:
        until = closes_words(opportunity)
        raise RuleBroken(
            _("Nobody is chosen by hand here. Wait until %(until)s: then names are put in order.", until=until)
        )

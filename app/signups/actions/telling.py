"""The time to answer of an offer depends on how the person hears of it: from a call on, or with days for the post."""

from __future__ import annotations

from app.core import clock
from app.core.actor import Actor
from app.core.events import emit
from app.signups import events, rules
from app.signups.actions.taking import take_place
from app.signups.states import PlaceState


def pause_offer(place_id: int, *, by: Actor) -> bool:
    """No time runs until the person has been told; the offer holds its seat meanwhile. Says whether any did run."""
    _opportunity, place = take_place(place_id)
    if place.state is not PlaceState.OFFERED or place.answer_by is None:
        return False
    place.answer_by = None
    emit(events.OfferPaused(place.id), by=by)
    return True


def renew_offer(place_id: int, *, by: Actor) -> None:
    """The offer is told once more, so the time to answer is that of one made now."""
    opportunity, place = take_place(place_id)
    if place.state is PlaceState.OFFERED:
        now = clock.now()
        place.answer_by = rules.answer_by(now, rules.begins(opportunity, place.session, now))
        emit(events.OfferRenewed(place.id), by=by)


def allow_for_post(place_id: int) -> bool:
    """The offer goes by letter, so the post has its days. False where it is too slow: then no time runs yet."""
    opportunity, place = take_place(place_id)
    if place.state is PlaceState.OFFERED:
        now = clock.now()
        place.answer_by = rules.answer_by_letter(now, rules.begins(opportunity, place.session, now))
    return place.answer_by is not None


def start_clock(place_id: int, *, by: Actor) -> None:
    """The person has been told, so the time to answer runs from now. It never becomes shorter than it was.

    Too close to the day there is none, and the offer stands until they answer.
    """
    opportunity, place = take_place(place_id)
    now = clock.now()
    if place.state is not PlaceState.OFFERED:
        return
    fresh = rules.answer_by(now, rules.begins(opportunity, place.session, now))
    if place.answer_by is None or (fresh and fresh > place.answer_by):
        place.answer_by = fresh
    emit(events.OfferToldByPhone(place.id), by=by)

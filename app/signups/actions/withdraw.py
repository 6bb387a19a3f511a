"""Withdrawing: at any time while something of it lies ahead, without a reason, without a mark."""

from __future__ import annotations

from app.core import clock
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.models import Opportunity
from app.signups import events, rules
from app.signups.actions.promoting import settle
from app.signups.actions.taking import must_speak_for, take_place
from app.signups.actions.together import part
from app.signups.models import Place
from app.signups.states import LIVE, TAKES_A_SEAT, PlaceState


def withdraw(place_id: int, *, by: Actor) -> Place:
    """Give up a place, an offer or a name on a list. Doing it twice is the same as once."""
    opportunity, place = take_place(place_id)
    must_speak_for(place, by)
    if place.state is PlaceState.WITHDRAWN:
        return place
    if place.state not in LIVE:
        raise RuleBroken(_("This place has already ended. You do not need to do anything."))
    if rules.has_begun(opportunity, place.session, clock.now()):
        raise RuleBroken(
            _("This has already begun, so there is nothing to withdraw from. It is all right not to come.")
        )
    give_up(opportunity, place, by=by)
    return place


def give_up(opportunity: Opportunity, place: Place, *, by: Actor, ring: bool = False) -> None:
    """For a verb that has the row: what is held goes on to the next in line. `ring`: by calls, whatever the hour."""
    held = place.state in TAKES_A_SEAT
    place.answer_by = None
    move(place, PlaceState.WITHDRAWN, by=by, now=clock.now())
    emit(events.PlaceWithdrawn(place.id, held), by=by)
    part(opportunity, place, by=by)
    if held:
        settle(opportunity, by=by, ring_for=(place.seat_id, place.session_id) if ring else None)


def leave(place_id: int, *, by: Actor) -> None:
    """The person has left the register: what they held or waited for is free for others, whoever recorded it."""
    opportunity, place = take_place(place_id)
    if place.state in LIVE and not rules.has_begun(opportunity, place.session, clock.now()):
        give_up(opportunity, place, by=by)

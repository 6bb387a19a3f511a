"""Offers and their answers, and the team's two kinds of no, each with a reason the person reads."""

from __future__ import annotations

from operator import attrgetter

from app.core import clock
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move, stored
from app.opportunities.models import Opportunity
from app.opportunities.queries import advisor_facts
from app.opportunities.rules import signing
from app.opportunities.states import Method
from app.people.states import AdvisorState
from app.signups import events, queries, rules
from app.signups.actions.limits import must_allow
from app.signups.actions.ordering import must_be_in_order
from app.signups.actions.promoting import give_offer, settle
from app.signups.actions.seating import sit
from app.signups.actions.signing import must_be_signed_off, pass_over
from app.signups.actions.taking import must_speak_for, take_place, take_with_people
from app.signups.actions.together import part
from app.signups.models import Place
from app.signups.rules.sitting import Kept
from app.signups.states import WAITING, PlaceState


def offer(place_id: int, *, past_sign_off: bool = False, by: Actor) -> Place:
    """Offer a place to somebody who waits, if one is free. Offering twice offers once.

    `past_sign_off`: on purpose, also where nobody has signed them off for this seat; else NotSignedOff is raised.
    """
    opportunity, place = take_with_people(place_id)
    if place.state is PlaceState.OFFERED:
        return place
    if place.state not in WAITING:
        raise RuleBroken(_("%(name)s is not waiting for a place. Look at the list again.", name=place.person.name))
    must_be_in_order(opportunity)
    if place.person.advisor is not None and place.person.advisor.state is AdvisorState.PAUSED:
        raise RuleBroken(_("%(name)s is on a break and keeps their name here. Ask when they are back.",
                           name=place.person.name))  # fmt: skip
    if rules.has_begun(opportunity, place.session, clock.now()):
        raise RuleBroken(
            _("This has already begun, so no place can be offered any more. Add them on the day if they come.")
        )
    party = _party(place)
    for each in party:
        _signed_off(opportunity, each, past=past_sign_off, by=by)
    _seat(opportunity, party, by=by)
    for each in party:
        must_allow(opportunity, rules.ahead(opportunity, each.session, clock.now()), each.person_id, besides=each.id)
        give_offer(each, opportunity, by=by)
    settle(opportunity, by=by)
    return place


def _signed_off(opportunity: Opportunity, place: Place, *, past: bool, by: Actor) -> None:
    seat = next(each for each in opportunity.seats if each.id == place.seat_id)
    facts = advisor_facts(place.person_id) if signing.asks(opportunity.kind, seat.role) else None
    if facts and not place.past_sign_off and must_be_signed_off(opportunity, seat, facts, past=past, by=by):
        pass_over(place, by=by)


def _party(place: Place) -> list[Place]:
    """Those who are offered a place as one."""
    if place.pair is None or place.pair.broken_at:
        return [place]
    other = queries.partner(place)
    if other is None or other.state not in WAITING:
        raise RuleBroken(_("%(name)s waits for somebody to come with. Ask whether they come alone.",
                           name=place.person.name))  # fmt: skip
    return sorted([place, other], key=attrgetter("id"))


def _seat(opportunity: Opportunity, party: list[Place], *, by: Actor) -> None:
    """Seats for all of them, or the sentence why not."""
    room = queries.room_of(opportunity, party[0].session_id)
    who = {each.id: queries.who_is(opportunity, each.person_id) for each in party}
    refused = room.ask(who[party[0].id], party[0].seat_id)
    found = room.ask_all([(each.id, who[each.id], each.seat_id) for each in party])
    if found is not None:
        for each, seat in zip(party, found, strict=True):
            sit(each, seat, by=by)
        return
    if isinstance(refused, Kept):
        raise RuleBroken(queries.why_kept(refused, opportunity))
    if len(party) > 1:
        raise RuleBroken(
            _("They come together, and there are not two places for them now. Wait, or raise the number of places.")
        )
    raise RuleBroken(_("All places are taken or on offer. Wait for an answer, or raise the number of places."))


def still_interested(place_id: int, *, by: Actor) -> Place:
    """An offer passed, and they would still like to come: on the list again, at the number they had."""
    opportunity, place = take_place(place_id)
    must_speak_for(place, by)
    if place.state in {PlaceState.RESERVE, PlaceState.INTERESTED, PlaceState.OFFERED, PlaceState.CONFIRMED}:
        return place
    if place.state is not PlaceState.LAPSED:
        raise RuleBroken(_("This offer is no longer open. Please ring us: we will tell you what is possible."))
    chosen = opportunity.method is Method.CHOSEN
    move(place, PlaceState.INTERESTED if chosen else PlaceState.RESERVE, by=by, now=clock.now())
    emit(events.StillInterested(place.id), by=by)
    settle(opportunity, by=by)
    return place


def accept(place_id: int, *, by: Actor) -> Place:
    """Say yes to an offer. Saying it twice is the same as once; after it lapsed the sentence says what to do."""
    opportunity, place = take_with_people(place_id)
    must_speak_for(place, by)
    if place.state is PlaceState.CONFIRMED:
        return place
    if place.state is not PlaceState.OFFERED:
        raise RuleBroken(_("This offer is no longer open. Please ring us: we will tell you what is possible."))
    if rules.too_late(place.answer_by, clock.now()) or rules.has_begun(opportunity, place.session, clock.now()):
        raise RuleBroken(_("The time to answer is over. That is all right. Ring us if you would still like to come."))
    take_up(opportunity, place, by=by)
    return place


def take_up(opportunity: Opportunity, place: Place, *, by: Actor) -> None:
    """The yes to an offer, for a verb that has the person and the row already."""
    must_allow(opportunity, rules.ahead(opportunity, place.session, clock.now()), place.person_id, besides=place.id)
    place.answer_by = None
    if place.pair and place.pair.broken_at:
        place.pair = None  # they come on their own
    move(place, PlaceState.CONFIRMED, by=by, now=clock.now())
    emit(events.PlaceConfirmed(place.id), by=by)
    settle(opportunity, by=by)


def decline(place_id: int, *, by: Actor) -> Place:
    """Say no to an offer: no reason, no mark; the next in line is asked at once."""
    opportunity, place = take_place(place_id)
    must_speak_for(place, by)
    if place.state is PlaceState.DECLINED:
        return place
    if place.state is not PlaceState.OFFERED:
        raise RuleBroken(_("This offer is no longer open. You do not need to do anything."))
    place.answer_by = None
    move(place, PlaceState.DECLINED, by=by, now=clock.now())
    emit(events.OfferDeclined(place.id), by=by)
    part(opportunity, place, by=by)
    settle(opportunity, by=by)
    return place


def release(place_id: int, reason: str, *, by: Actor) -> Place:
    """The team takes back a place or an offer. The person reads `reason`."""
    opportunity, place = take_place(place_id)
    if place.state not in {PlaceState.CONFIRMED, PlaceState.OFFERED}:
        raise RuleBroken(_("%(name)s does not hold a place any more. Look at the list again.", name=place.person.name))
    take_back(place, reason, by=by)
    settle(opportunity, by=by)
    return place


def take_back(place: Place, reason: str, *, by: Actor) -> None:
    """The same for a verb that has the row already, and settles when it is through."""
    row = move(place, PlaceState.RELEASED, by=by, now=clock.now(), reason=_said(reason))
    place.answer_by = None
    emit(events.PlaceReleased(place.id, stored(row)), by=by)
    part(place.opportunity, place, by=by)


def not_selected(place_id: int, reason: str, *, by: Actor) -> Place:
    """The team chose others. The person reads `reason`."""
    opportunity, place = take_place(place_id)
    if place.state not in WAITING:
        raise RuleBroken(
            _("%(name)s is not waiting for a place any more. Look at the list again.", name=place.person.name)
        )
    must_be_in_order(opportunity)
    row = move(place, PlaceState.NOT_SELECTED, by=by, now=clock.now(), reason=_said(reason))
    emit(events.PlaceNotSelected(place.id, stored(row)), by=by)
    part(opportunity, place, by=by)
    return place


def _said(reason: str) -> str:
    if not reason.strip():
        raise RuleBroken(_("Write the reason in one or two sentences. The person will read it."))
    return reason.strip()

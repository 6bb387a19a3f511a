"""Calls to make: where no time to answer is left, the next three are rung in order, and the first yes has the place."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.models import Opportunity
from app.signups import events, queries, rules
from app.signups.actions.limits import must_allow
from app.signups.actions.promoting import settle
from app.signups.actions.seating import ask, sit
from app.signups.actions.taking import take_with_people
from app.signups.actions.together import part
from app.signups.models import Call, Place
from app.signups.states import OPEN_CALLS, CallState, PlaceState

C = CallState


def rang(call_id: int, said: CallState, *, by: Actor) -> Call:
    """Record what came of a call: yes, no, or no answer. Recording the same twice is the same as once.

    A yes takes the place if it is still free; if not, they keep their number on the list and are told so. What is
    said of one of two who come together is said of both; half a pair that says yes comes alone.
    """
    opportunity, place = take_with_people(_place_of(call_id))
    call = db.session().scalars(select(Call).where(Call.id == call_id).execution_options(populate_existing=True)).one()
    if call.state is said:
        return call
    if call.state not in OPEN_CALLS | {C.CLOSED} or place.state is not PlaceState.RESERVE:
        raise RuleBroken(
            _("%(name)s does not wait for this place any more. Look at the list again.", name=place.person.name)
        )
    if rules.has_begun(opportunity, place.session, clock.now()):
        raise RuleBroken(_("This has already begun, so no place can be given any more. You do not need to ring."))
    if call.state is C.CLOSED and said is C.NO_ANSWER:
        return call
    party = queries.together(place)
    for each in party if said is C.SAID_YES else ():
        must_allow(opportunity, rules.ahead(opportunity, each.session, clock.now()), each.person_id, besides=each.id)
    for answered in [call, *queries.open_calls([each.id for each in party if each is not place])]:
        move(answered, said, by=by, now=clock.now())
        emit(events.CallAnswered(answered.place_id, answered.id, said.value), by=by)
    _follow(opportunity, party, call, by=by)
    settle(opportunity, by=by)
    return call


def _place_of(call_id: int) -> int:
    place_id = db.session().scalar(select(Call.place_id).where(Call.id == call_id))
    if place_id is None:
        raise RuleBroken(_("That call is not there any more. Look at the list again."))
    return place_id


def _follow(opportunity: Opportunity, party: Sequence[Place], call: Call, *, by: Actor) -> None:
    """What the answer means for the place, or two: the person has spoken, and the team has written it down."""
    found = ask(opportunity, party) if call.state is C.SAID_YES else None
    now, theirs = clock.now(), [(place, Actor(by.person_id, place.person_id, Asked.PHONE)) for place in party]
    if call.state is C.SAID_NO:
        for place, speaker in theirs:
            move(place, PlaceState.DECLINED, by=speaker, now=now)
            emit(events.OfferDeclined(place.id), by=speaker)
    for (place, speaker), seat in zip(theirs, found or (), strict=bool(found)):
        sit(place, seat, by=by)
        move(place, PlaceState.CONFIRMED, by=speaker, now=now)
        emit(events.PlaceConfirmed(place.id), by=speaker)
    if call.state is C.SAID_YES and not found:
        for place, speaker in theirs:
            emit(events.YesCameSecond(place.id, call.id), by=speaker)
    if call.state is C.SAID_NO or (found and len(party) == 1):
        for place in party:
            part(opportunity, place, by=by)

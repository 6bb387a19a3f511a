"""A no from somebody's calendar: the place still counts as taken for a little, then it is freed as by withdrawing.

Taps on a phone are easily wrong, and a place that went to the next person cannot be asked back. So a yes within that
time brings everything back as it was.
"""

from __future__ import annotations

from app.core import clock
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.signups import events, queries, rules
from app.signups.actions.coming import attending_of, not_that_day
from app.signups.actions.taking import must_speak_for, take_place
from app.signups.actions.withdraw import give_up
from app.signups.states import Coming, PlaceState


def cannot_come(place_id: int, session_id: int, *, by: Actor) -> None:
    """No. Of several sessions it means that day; when it is the last one that is left, the place is leaving."""
    opportunity, place = take_place(place_id)
    must_speak_for(place, by)
    ahead = rules.ahead(opportunity, place.session, clock.now())
    session = next((each for each in ahead if each.id == session_id), None)
    if session is None or place.state is not PlaceState.CONFIRMED:
        raise RuleBroken(_("You do not have this place any more. You do not need to do anything."))
    if queries.other_days(place, session, ahead):
        not_that_day(place_id, session_id, by=by)
        return
    attending = attending_of(place, session)
    attending.answer = Coming.NOT_THAT_DAY if len(ahead) > 1 else None  # the only one: there is no day to leave out
    attending.answered_at, attending.call_at = clock.now(), None
    if place.leaving_at is None:
        place.leaving_at = rules.leaves_at(clock.now(), min(each.starts_at for each in ahead))
        emit(events.PlaceLeaving(place.id), by=by)


def let_go(place_id: int) -> bool:
    """The time to change one's mind is over: the place is withdrawn in the person's name, and goes on to the next."""
    opportunity, place = take_place(place_id)
    if place.state is not PlaceState.CONFIRMED or place.leaving_at is None or place.leaving_at > clock.now():
        return False
    if rules.has_begun(opportunity, place.session, clock.now()):
        place.leaving_at = None  # nobody looked in time: nobody else can come either
        return False
    begins = rules.begins(opportunity, place.session, clock.now())
    near = begins is not None and begins - clock.now() < rules.NEAR
    give_up(opportunity, place, by=Actor(place.person_id), ring=near)
    return True

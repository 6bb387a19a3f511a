""" "I cannot come": the place still counts as taken for a little, then it is freed as by withdrawing.

A tap is easily wrong, in a calendar, on a page or by a link, and a place that went to the next person cannot be asked
back. So a yes within that time brings everything back as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core import clock
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.models import Session
from app.signups import events, queries, rules
from app.signups.actions.coming import attending_of, may_come, not_that_day, will_come
from app.signups.actions.taking import must_speak_for, take_place
from app.signups.actions.withdraw import give_up
from app.signups.models import Place
from app.signups.states import Coming, PlaceState


def cannot_come(place_id: int, *session_ids: int, by: Actor) -> None:
    """No to these sessions, or to all that is to come where none is named; when none is left, the place is leaving."""
    opportunity, place = take_place(place_id)
    must_speak_for(place, by)
    ahead = rules.ahead(opportunity, place.session, clock.now())
    said_no = [each for each in ahead if not session_ids or each.id in session_ids]
    if place.state is not PlaceState.CONFIRMED or (not said_no and (opportunity.sessions or session_ids)):
        raise RuleBroken(_("You do not have this place any more. You do not need to do anything."))
    if queries.other_days(place, said_no, ahead):
        for session in said_no:
            not_that_day(place_id, session.id, by=by)
    elif place.leaving_at is None:
        _leave_out(place, said_no, alone=len(ahead) == 1)
        begins = rules.begins(opportunity, place.session, clock.now())
        place.leaving_at = rules.leaves_at(clock.now(), begins)
        emit(events.PlaceLeaving(place.id), by=by)


def _leave_out(place: Place, sessions: Sequence[Session], *, alone: bool) -> None:
    """Each that they had not said no to before, so that a yes brings back what this no took. Of one there is no day
    to leave out."""
    now = clock.now()  # one moment for all of them: it tells them from those of an earlier no
    for session in sessions:
        attending = attending_of(place, session)
        if attending.answer is not Coming.NOT_THAT_DAY:
            attending.answer = None if alone else Coming.NOT_THAT_DAY
            attending.answered_at, attending.call_at = now, None


def comes_after_all(place_id: int, coming: Coming = Coming.YES, *, by: Actor) -> None:
    """A yes, or a perhaps, takes back the last no to a place that is leaving. Saying it twice is the same as once."""
    opportunity, place = take_place(place_id)
    must_speak_for(place, by)
    if place.state is not PlaceState.CONFIRMED:
        raise RuleBroken(_("You do not have this place any more. You do not need to do anything."))
    if place.leaving_at is None:
        return
    if not opportunity.sessions:
        place.leaving_at = None
        emit(events.PlaceKept(place.id), by=by)
        return
    ahead = rules.ahead(opportunity, place.session, clock.now())
    say = will_come if coming is Coming.YES else may_come
    say(place_id, *(session.id for session in queries.last_no(place, ahead) or ahead), by=by)


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

"""Can you still come? Asked by reminders and after a change of time; answered by yes or no; never counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity, Session
from app.signups import events, queries, rules
from app.signups.actions.taking import must_speak_for, take_place
from app.signups.models import Attending, Place
from app.signups.rules import Unit
from app.signups.rules.reminders import day, latest
from app.signups.states import Coming, PlaceState


def will_come(place_id: int, *session_ids: int, by: Actor) -> None:
    """Yes, they can still come to these. Saying it twice changes nothing, but makes it their latest word.

    Of a day on which somebody stands in for them it is refused, or of several days left as it was.
    """
    for session_id in _not_stood_in(place_id, session_ids):
        attending, anew = _answered(place_id, session_id, Coming.YES, by=by)
        said = events.StillComing if anew else events.StillComingAgain
        emit(said(attending.id, place_id, session_id), by=by)


def may_come(place_id: int, *session_ids: int, by: Actor) -> None:
    """Perhaps: the place is kept, and nothing of what they are asked ends. Where somebody stands in: as `will_come`."""
    for session_id in _not_stood_in(place_id, session_ids):
        attending, anew = _answered(place_id, session_id, Coming.PERHAPS, by=by)
        if anew:
            emit(events.MayCome(attending.id, place_id, session_id), by=by)


def not_that_day(place_id: int, session_id: int, *, by: Actor) -> None:
    """No, for one of several sessions: the place is kept for the others. Of a single one, they withdraw instead."""
    attending, anew = _answered(place_id, session_id, Coming.NOT_THAT_DAY, by=by)
    if anew:
        emit(events.NotThatDay(attending.id, place_id, session_id), by=by)


def _answered(place_id: int, session_id: int, answer: Coming, *, by: Actor) -> tuple[Attending, bool]:
    """The row with the answer in it, and whether another stood there before."""
    opportunity, place = take_place(place_id)
    must_speak_for(place, by)
    session = _session(opportunity, place, session_id)
    if session is None:
        raise RuleBroken(_("This has begun or was called off, so there is nothing to answer. Thank you all the same."))
    if place.state is not PlaceState.CONFIRMED:
        raise RuleBroken(_("You do not have this place any more. You do not need to do anything."))
    attending = attending_of(place, session)
    if answer is not Coming.NOT_THAT_DAY:
        place.leaving_at = None
    if attending.answer is answer:
        return attending, False
    if attending.answer is Coming.NOT_THAT_DAY and queries.stood_in_for(place, session):
        raise RuleBroken(
            _("Somebody has agreed to step in for you on this day. Please ring us, and we will see what is possible.")
        )
    attending.answer, attending.answered_at, attending.no_cover_at = answer, clock.now(), None
    if answer is not Coming.PERHAPS:
        attending.call_at = None
    return attending, True


def _not_stood_in(place_id: int, session_ids: Sequence[int]) -> list[int]:
    """Of several, without those on which somebody stands in for them by now; of one they are to hear it."""
    if len(session_ids) == 1:
        return list(session_ids)
    opportunity, place = take_place(place_id)
    found = ((each, _session(opportunity, place, each)) for each in session_ids)
    return [each for each, session in found if session is None or not queries.stood_in_for(place, session)]


def manage_without(opportunity_id: int, unit: Unit, *, by: Actor) -> None:
    """Nobody is to be found for those who cannot come on this day. Saying it twice is the same as once."""
    lock(opportunity_id)
    for attending in queries.away_on(unit):
        if attending.no_cover_at is None:
            attending.no_cover_at = clock.now()
            emit(events.NoCoverNeeded(attending.id, attending.place_id, attending.session_id), by=by)


def ask_again(session_id: int, *, by: Actor) -> None:
    """The time changed: everybody with a place keeps it, and is asked for a new yes."""
    opportunity = _opportunity_of(session_id)
    session = next(each for each in opportunity.sessions if each.id == session_id)
    now = clock.now()
    for place in queries.confirmed_for(session):
        attending = attending_of(place, session)
        place.leaving_at = None  # their no was to another time
        attending.new_yes, attending.answer, attending.answered_at = True, None, None
        attending.told_at = attending.asked_at = now
        attending.call_at = rules.call_due_at(session.starts_at, now)
        emit(events.NewYesWanted(attending.id, place.id, session.id), by=Actor(by.person_id))


def note_told(session_id: int) -> None:
    """A session was added to those of a place: its reminders count from now."""
    opportunity = _opportunity_of(session_id)
    session = next(each for each in opportunity.sessions if each.id == session_id)
    for place in queries.confirmed_for(session):
        attending_of(place, session).told_at = clock.now()


def remind(place_id: int, session_id: int) -> bool:
    """Send the reminder that is due now for this session, decided again on what is so now."""
    found = _ahead(place_id, session_id)
    if found is None:
        return False
    place, session = found
    attending = attending_of(place, session)
    kind = rules.reminder_due(
        session.starts_at, clock.now(), since=_told_at(place, attending),
        reminded=attending.reminded, reminded_for=attending.reminded_for,
    )  # fmt: skip
    if kind is None or attending.answer is Coming.NOT_THAT_DAY:
        return False
    attending.reminded, attending.reminded_for = kind, day(session.starts_at)
    attending.asked_at = attending.asked_at or clock.now()
    emit(events.ReminderDue(attending.id, place.id, session.id, kind), by=SYSTEM)
    return True


def call_for_answer(place_id: int, session_id: int) -> bool:
    """The moment has come to ring somebody who was asked for a new yes and has not answered."""
    found = _ahead(place_id, session_id)
    attending = attending_of(*found) if found else None
    if attending is None or attending.call_at is None or attending.call_at > clock.now():
        return False
    attending.call_at = None
    if attending.waits:
        emit(events.CallWanted(attending.id, place_id, session_id), by=SYSTEM)
    return True


def attending_of(place: Place, session: Session) -> Attending:
    """The row of this place and session, made if there is none yet. Call with the opportunity's row locked."""
    wanted = select(Attending).where(Attending.place_id == place.id, Attending.session_id == session.id)
    found = db.session().scalars(wanted.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        found = Attending(place_id=place.id, session_id=session.id, new_yes=False)
        db.session().add(found)
        db.session().flush()
    return found


def _ahead(place_id: int, session_id: int) -> tuple[Place, Session] | None:
    """The place and the session, locked, if it still holds and that is still to come."""
    opportunity, place = take_place(place_id)
    session = _session(opportunity, place, session_id)
    return (place, session) if session and place.state is PlaceState.CONFIRMED else None


def _session(opportunity: Opportunity, place: Place, session_id: int) -> Session | None:
    """The session, if it is still to come and the place is for it."""
    ahead = rules.ahead(opportunity, place.session, clock.now())
    return next((each for each in ahead if each.id == session_id), None)


def _told_at(place: Place, attending: Attending) -> datetime:
    """When the person was last told the time: with their place, or with a change of it."""
    confirmed = [move.at for move in place.moves if move.after == PlaceState.CONFIRMED.value]
    return latest([place.asked_at, *confirmed, attending.told_at])


def _opportunity_of(session_id: int) -> Opportunity:
    return lock(db.session().get_one(Session, session_id).opportunity_id)

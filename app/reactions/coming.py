"""What follows from asking people whether they can still come."""

from __future__ import annotations

from app.calendar import occasions
from app.calendar import queries as calendar_queries
from app.calendar.answering import links
from app.core import db
from app.core.actor import Actor
from app.messages import queries as messages
from app.messages import write
from app.messages.rules import way_to
from app.messages.write import Occasion
from app.opportunities import events as opportunities
from app.people.models import Channel
from app.signups import actions as signups
from app.signups import events
from app.signups.models import Attending, Place
from app.signups.rules import Reminder
from app.signups.states import Coming


def ask_again(event: opportunities.SessionMoved, by: Actor) -> None:
    if event.time_changed:
        signups.ask_again(event.session_id, by=by)


def note_told(event: opportunities.SessionAdded, _by: Actor) -> None:
    signups.note_told(event.session_id)


def remind(event: events.ReminderDue, _by: Actor) -> None:
    """In the person's own way; a letter is in time for the first reminder only, and then somebody rings instead."""
    attending, place, occasion = _what(event)
    person = place.person
    by_letter = way_to(person, short=True, name="reminder")[0] is Channel.LETTER
    call = by_letter and event.kind is not Reminder.WEEK
    if call and not person.phone:
        return
    said_yes = attending.answer is Coming.YES
    write.reminder(person, attending.id, occasion, kind=event.kind.value, ref=place.ref, said_yes=said_yes, call=call,
                   link=links.for_session(place, attending.session))  # fmt: skip


def ring(event: events.CallWanted, _by: Actor) -> None:
    """Unless a call about the change itself is on the team's list already."""
    attending, place, occasion = _what(event)
    if not messages.call_waits(place.person_id, f"place:{place.id}"):
        write.answer_wanted(place.person, attending.id, occasion, ref=place.ref)


def _what(event: events.AttendingEvent) -> tuple[Attending, Place, Occasion]:
    place = calendar_queries.place(event.place_id)
    session = calendar_queries.session(event.session_id)
    occasion = occasions.of_meetings(place, [occasions.meeting(session, held=True)])
    return db.session().get_one(Attending, event.attending_id), place, occasion

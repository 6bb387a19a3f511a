"""What people are told on their way to the register."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.messages import write
from app.people.joining import events, queries
from app.people.models import Advisor, Channel, Person


def asked(event: events.JoiningAsked, _by: Actor) -> None:
    """Only by e-mail: a stranger's form shall not send letters and text messages to whomever it names."""
    person = _person(event.person_id)
    if event.by_web and person.contact_by is Channel.EMAIL:
        write.joining_noted(person)


def talk_arranged(event: events.TalkArranged, _by: Actor) -> None:
    if event.tell:
        write.talk_arranged(_person(event.person_id), at=event.at, with_whom=_person(event.with_id).name)


def steps_begun(event: events.StepsBegun, _by: Actor) -> None:
    write.steps_begun(_person(event.person_id), steps=_open_steps(event.person_id), once=_now())


def put_on_waiting_list(event: events.PutOnWaitingList | events.ToldPlaceInList, _by: Actor) -> None:
    db.session().flush()
    number = queries.number_in_list(event.person_id)
    write.register_waiting(_person(event.person_id), number=number, once=_now())


def invited(event: events.InvitedFromWaitingList, _by: Actor) -> None:
    write.register_room(_person(event.person_id), steps=_open_steps(event.person_id), once=_now())


def welcomed(event: events.Welcomed, _by: Actor) -> None:
    advisor = db.session().get_one(Advisor, event.person_id)
    facilitator = advisor.facilitator.name if advisor.facilitator else ""
    write.joined_register(_person(event.person_id), facilitator=facilitator, once=_now())


def _person(person_id: int) -> Person:
    return db.session().get_one(Person, person_id)


def _open_steps(person_id: int) -> list[str]:
    return [each.step.name for each in queries.steps_of(person_id) if each.taken is None]


def _now() -> str:
    """It may happen a second time, and is told a second time then."""
    return clock.now().isoformat()

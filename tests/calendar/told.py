"""What the verbs of the calendar left behind, and an opportunity whose host wrote more than a calendar may say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from icalendar import Calendar
from sqlalchemy import select

from app.calendar.models import Invitation
from app.core import db
from app.messages import rules
from app.messages.models import OutboxMessage

TITLE = "Nurse panel, Psychiatric Liaison, service user seat, £15 an hour"
VENUE = "Room 2\nRiverbank House\n1 High Street"


def opportunity(make, **fields: Any) -> str:
    return make.opportunity(**{"title": TITLE, "venue": VENUE, "day_contact": "Sam Host, 020 7946 0001", **fields})


def do(verb: Any, *arguments: Any, **named: Any) -> Any:
    with db.transaction():
        return verb(*arguments, **named)


def change(model: Any, row_id: int, **fields: Any) -> None:
    with db.transaction() as session:
        for name, value in fields.items():
            setattr(session.get_one(model, row_id), name, value)


def outbox() -> list[OutboxMessage]:
    return list(db.session().scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def invitations() -> list[Invitation]:
    return list(db.session().scalars(select(Invitation).order_by(Invitation.id)))


def event(message: OutboxMessage) -> Any:
    (found,) = Calendar.from_ical(message.calendar).events
    return found


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def hold_over(application: Any) -> None:
    """The minutes for which a change is held have passed; what was read before is read anew."""
    db.session().rollback()
    db.session().expire_all()
    application.extensions["clock"].advance(rules.HOLD)

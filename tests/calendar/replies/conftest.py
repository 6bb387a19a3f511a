"""Ada has a place in the one session of an opportunity, Bea is the next in line, and Ada's invitation has gone out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.calendar.models import Invitation
from app.calendar.replies.intake import process_inbound
from app.calendar.replies.models import InboundMail
from app.calendar.replies.states import Reason, Transport
from app.core import db
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.worker import Worker
from app.people.models import Person
from app.signups.models import Attending, Place
from tests.calendar.replies.shapes import To
from tests.support.make import Make
from tests.support.page import Browser


@dataclass
class Scene:
    """What a test looks at. Everything is read anew at each look."""

    application: Flask
    opportunity: str
    ada: int
    bea: int

    def comes(self, raw: bytes, transport: Transport = Transport.PIPE) -> Reason:
        with self.application.app_context():
            return process_inbound(raw, transport).reason

    def to(self) -> To:
        with self.application.app_context():
            invitation = self._invitation()
            sent = (
                select(OutboxMessage.message_id).where(OutboxMessage.uid == invitation.uid).order_by(OutboxMessage.id)
            )
            message_id = db.session().scalars(sent).first() or ""
            return To(invitation.uid, invitation.address, invitation.sequence, message_id)

    def invitation(self) -> Invitation:
        with self.application.app_context():
            return self._invitation()

    def _invitation(self) -> Invitation:
        mine = select(Invitation).where(Invitation.person_id == self.ada).order_by(Invitation.id.desc())
        return db.session().scalars(mine.limit(1)).one()

    def place(self, person: int | None = None) -> Place:
        with self.application.app_context():
            theirs = select(Place).where(Place.person_id == (person or self.ada)).order_by(Place.id.desc())
            return db.session().scalars(theirs.limit(1)).one()

    def coming(self) -> Attending | None:
        with self.application.app_context():
            return db.session().scalars(select(Attending).where(Attending.place_id == self.place().id)).first()

    def log(self) -> list[InboundMail]:
        with self.application.app_context():
            return list(db.session().scalars(select(InboundMail).order_by(InboundMail.id)))

    def mails(self) -> list[OutboxMessage]:
        """What was written to Ada after her invitation."""
        with self.application.app_context():
            wanted = select(OutboxMessage).where(
                OutboxMessage.person_id == self.ada, OutboxMessage.name != "place_confirmed"
            )
            return list(db.session().scalars(wanted.order_by(OutboxMessage.id)))

    def person(self) -> Person:
        with self.application.app_context():
            return db.session().get_one(Person, self.ada)

    def work(self, minutes: float = 0) -> None:
        """So much later the worker has done all that is due."""
        if minutes:
            self.application.extensions["clock"].advance(timedelta(minutes=minutes))
        worker = Worker(self.application)
        while worker.chores():
            pass

    def sent(self) -> None:
        """Everything that waits was sent."""
        with self.application.app_context(), db.transaction() as session:
            for row in session.scalars(select(OutboxMessage).where(OutboxMessage.state == MessageState.WAITING)):
                row.state, row.attempts = MessageState.SENT, 1


Setting = Callable[..., Scene]


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Setting:
    """`scene(in_days=…, sessions=…)`: who signs up does so on the pages."""

    def begin(*, reserve: bool = True, **fields: object) -> Scene:
        ref = make.opportunity(**{"seats": 1, "venue": "Room 2, Riverbank House", **fields})
        ada = make.advisor("Ada Example", email="ada@home.example")
        bea = make.advisor("Bea Example", email="bea@home.example")
        found = Scene(application, ref, ada, bea)
        for email in ("ada@home.example", "bea@home.example")[: 2 if reserve else 1]:
            own = browser.another()
            own.sign_in(email)
            own.post(f"/opportunities/{ref}/sign-up")
        found.sent()
        return found

    return begin


@pytest.fixture
def changed(application: Flask) -> Callable[[Scene], None]:
    """Since the first invitation the time changed, and then the room: sequence 2, of which 1 moved the time."""

    def change(found: Scene) -> None:
        number = found.invitation().id
        with application.app_context(), db.transaction() as session:
            invitation = session.get_one(Invitation, number)
            invitation.sequence, invitation.time_sequence = 2, 1

    return change

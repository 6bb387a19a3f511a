"""What a test of replies looks at, and what Ada does in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from app.calendar.models import Invitation
from app.calendar.replies.intake import process_inbound
from app.calendar.replies.models import InboundMail
from app.calendar.replies.states import Reason, Transport
from app.calendar.states import Answer
from app.core import db
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.worker import Worker
from app.people.models import Person
from app.signups.models import Attending, Call, Place
from tests.calendar.replies.shapes import To
from tests.support.page import Browser, Page

LINK = re.compile(r"http://[^\s]+(/answer/[\w.-]+)")


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

    def answers(self) -> list[Answer]:
        """What her invitations say she answered, by day."""
        with self.application.app_context():
            mine = select(Invitation).where(Invitation.person_id == self.ada).order_by(Invitation.starts_at)
            return [each.answered for each in db.session().scalars(mine)]

    def calls(self) -> list[str]:
        with self.application.app_context():
            return [each.value for each in db.session().scalars(select(Call.state))]

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

    def link(self, name: str = "place_confirmed") -> str:
        """The address in the newest mail of this name to Ada, behind our own."""
        with self.application.app_context():
            wanted = select(OutboxMessage).where(OutboxMessage.person_id == self.ada, OutboxMessage.name == name)
            row = db.session().scalars(wanted.order_by(OutboxMessage.id.desc()).limit(1)).one()
            found = LINK.search(row.text)
            assert found, row.text
            return found.group(1)

    def looks(self, name: str = "place_confirmed") -> Page:
        """The page behind the link, in a browser that nobody is signed in in."""
        return Browser(self.application).get(self.link(name))

    def presses(self, said: str, name: str = "place_confirmed") -> Page:
        """Ada answers by the link: the button of this answer, or an old page on which it was still to be seen."""
        browser, path = Browser(self.application), self.link(name)
        shown = browser.get(path).soup.select_one("[name=shown]")
        return browser.post(path, {"answer": said, "shown": shown["value"] if shown else ""})

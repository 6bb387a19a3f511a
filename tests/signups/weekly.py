"""A week from its Friday, and what the worker does on Mondays."""

from __future__ import annotations

from datetime import datetime

from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.messages.models import OutboxMessage
from app.people.models import Person
from app.signups.news import due
from tests.support.make import Make

FRIDAY, MONDAY = "2026-12-04T15:00+00:00", "2026-12-07T09:00+00:00"


class Week:
    """It is Friday; `go` is what the worker does at a moment."""

    def __init__(self, application: Flask, make: Make) -> None:
        self.application, self.make = application, make
        self.at(FRIDAY)
        self.ann = make.advisor("Ann Lee", email="ann@post.example")

    def at(self, moment: str) -> None:
        self.application.extensions["clock"].freeze(datetime.fromisoformat(moment))

    def go(self, moment: str = MONDAY) -> int:
        self.at(moment)
        with self.application.app_context():
            return due.send_news(clock.now())

    def written(self) -> list[OutboxMessage]:
        with self.application.app_context():
            wanted = select(OutboxMessage).where(OutboxMessage.name == "new_for_you").order_by(OutboxMessage.id)
            return list(db.session().scalars(wanted))

    def change(self, **fields: object) -> None:
        with self.application.app_context(), db.transaction() as session:
            for name, value in fields.items():
                setattr(session.get_one(Person, self.ann), name, value)

"""Rows of the outbox: written, read again, and the clock moved on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask

from app.core import clock, db
from app.messages import outbox
from app.messages.models import OutboxMessage
from app.messages.words import Words
from app.people.models import Person

WORDS = Words("A subject", "The words\n", "<p>The words</p>", "Short words")
LETTER = Words(
    "A subject",
    "Hello Ada,\n\nThe words\n\nWith best wishes\nThe involvement team\n",
    "<main><p>The words</p></main>",
    "Short",
)


def post(application: Flask, person_id: int, about: str = "place:1", *, words: Words = WORDS, **how: Any) -> int:
    with application.app_context(), db.transaction() as session:
        person = session.get_one(Person, person_id)
        return outbox.post(person, words, name=how.pop("name", "place_confirmed"), about=about, **how)


def claim() -> OutboxMessage | None:
    """What a worker takes up next; inside a transaction."""
    rows = outbox.lease(outbox.take(clock.now()), clock.now())
    return rows[0] if rows else None


def row(application: Flask, row_id: int) -> OutboxMessage:
    with application.app_context():
        return db.session().get_one(OutboxMessage, row_id)


def later(application: Flask, **by: float) -> None:
    application.extensions["clock"].advance(timedelta(**by))

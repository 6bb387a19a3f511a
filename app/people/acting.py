"""Whom a member of the team is acting for just now, and how that person asks: said once for the whole conversation.

It is kept in the browser's own signed session (docs/adr/014-acting-for-somebody.md): another browser, a sign-out or
half an hour without an act ends it, and the next form asks again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import session, url_for
from flask_login import current_user

from app.core import clock
from app.core.actor import Asked
from app.people.models import Person

HOLDS = timedelta(minutes=30)  # after the last act
_KEY = "acting"


@dataclass(frozen=True)
class Acting:
    """For whom, how they ask, and until when this counts if nothing is recorded."""

    person_id: int
    asked: Asked
    until: datetime


def begin(person_id: int, asked: Asked) -> None:
    """From here on acts for this person need no further word on how they asked; an earlier conversation ends."""
    until = clock.now() + HOLDS
    session[_KEY] = [current_user.sign_in_id, person_id, asked.value, until.isoformat()]


def end() -> None:
    session.pop(_KEY, None)


def going_on() -> Acting | None:
    """The conversation of this browser and this sign-in, if it still counts."""
    kept: Any = session.get(_KEY)
    if not kept or not current_user.is_authenticated:
        return None
    sign_in_id, person_id, asked, until = kept
    found = Acting(person_id, Asked(asked), datetime.fromisoformat(until))
    return found if sign_in_id == current_user.sign_in_id and clock.now() < found.until else None


def acting_for(person_id: int) -> Acting | None:
    """The conversation, if it is with this person."""
    found = going_on()
    return found if found and found.person_id == person_id else None


def page_after(person: Person, otherwise: str) -> str:
    """Where to go after an act: back to the person's one page while they are spoken with, else where it came from."""
    return url_for("home.acting", ref=person.ref) if acting_for(person.id) else otherwise

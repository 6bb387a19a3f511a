"""Messages to somebody who would like to join the register, and to somebody who may be leaving it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def joining_noted(person: Person) -> int:
    """We have the name of somebody who filled in the form on the web."""
    return _post("joining_noted", person)


def talk_arranged(person: Person, *, at: datetime, with_whom: str) -> int:
    """The day and time of the conversation; `with_whom` is a name."""
    return _post("talk_arranged", person, once=f"{at.isoformat()} {with_whom}", at=at, with_whom=with_whom)


def steps_begun(person: Person, *, steps: Sequence[str], once: str) -> int:
    """After the conversation: these steps come next."""
    return _post("steps_begun", person, once=once, steps=steps)


def register_waiting(person: Person, *, number: int, once: str) -> int:
    """The register is full; `number` is 1 for the next to be invited."""
    return _post("register_waiting", person, once=once, number=number)


def register_room(person: Person, *, steps: Sequence[str], once: str) -> int:
    """There is room on the register now, and these steps come next."""
    return _post("register_room", person, once=once, steps=steps)


def joined_register(person: Person, *, facilitator: str, once: str) -> int:
    """They are on the register; `facilitator` is the name of theirs, or empty."""
    return _post("joined_register", person, once=once, facilitator=facilitator)


def stay_asked(person: Person, *, once: str) -> int:
    """Would they like to stay on the register? There was no contact for a long time."""
    return _post("stay_asked", person, once=once)


def _post(name: str, person: Person, *, once: str = "", **facts: object) -> int:
    words = render(name, {"person": person, **facts})
    return outbox.post(person, words, name=name, about=f"person:{person.id}", once=once[:60])

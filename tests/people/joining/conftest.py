"""What is read and pressed on the way to the register."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.messages.models import OutboxMessage
from app.people.models import Advisor, Person
from app.people.states import AdvisorState


@pytest.fixture
def known(application: Flask) -> Callable[[str], Advisor]:
    """The advisor of this name, with the person and the moves."""

    def find(name: str) -> Advisor:
        with application.app_context():
            found = db.session().scalars(select(Advisor).join(Advisor.person).where(Person.full_name == name)).one()
            _ = found.person, found.moves
            return found

    return find


@pytest.fixture
def state(known: Callable[[str], Advisor]) -> Callable[[str], AdvisorState]:
    return lambda name: known(name).state


@pytest.fixture
def told(application: Flask) -> Callable[[str], list[str]]:
    """The names of the messages to somebody, in order."""

    def names(name: str) -> list[str]:
        with application.app_context():
            wanted = select(OutboxMessage.name).join(OutboxMessage.person).where(Person.full_name == name)
            return list(db.session().scalars(wanted.order_by(OutboxMessage.id)))

    return names


@pytest.fixture
def page_of(known: Callable[[str], Advisor]) -> Callable[[str], str]:
    return lambda name: f"/team/people/{known(name).person.ref}"

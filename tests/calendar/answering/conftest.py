"""Somebody who reads our mail and is not signed in: the link in it, and what stands in the database."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import SYSTEM, Actor
from app.core.audit import AuditEntry
from app.messages.states import MessageState
from app.opportunities.models import Opportunity
from app.opportunities.states import Method
from app.signups import actions
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.calendar.told import outbox
from tests.support.make import Make
from tests.support.page import Browser, Page

LINK = re.compile(r"http://[^\s]+(/answer/[\w.-]+)")


def link_in(application: Flask, name: str) -> str:
    """The link of the newest message of this name; its whole address is short enough for every mail program."""
    with application.app_context():
        row = [each for each in outbox() if each.name == name][-1]
        found = LINK.search(row.text)
        assert found, row.text
        assert found.group(0) in (row.html or "")
        assert len(found.group(0)) < 200
        return found.group(1)


def state_of(application: Flask, place_id: int) -> PlaceState:
    with application.app_context():
        return db.session().scalars(select(Place.state).where(Place.id == place_id)).one()


def everything(application: Flask) -> tuple[object, ...]:
    """All that an answer could change: places, messages, and what the audit says."""
    with application.app_context():
        places = [(each.id, each.state, each.answer_by) for each in db.session().scalars(select(Place))]
        said = list(db.session().scalars(select(AuditEntry.id)))
        return places, [each.id for each in outbox()], said


def acts(application: Flask) -> list[tuple[str, int | None, object]]:
    """(event, who did it, answer) of everything that came by a link."""
    with application.app_context():
        rows = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "AnsweredByLink"))
        return [(row.event, row.actor_id, row.data["said"]) for row in rows]


def press(browser: Browser, path: str, said: str) -> Page:
    """Press the button of this answer on the page."""
    page = browser.get(path)
    found = [form for form in page.soup.select("main form") if form.select_one(f'[name=answer][value="{said}"]')]
    assert found, page.text
    values = {field["name"]: field["value"] for field in found[0].select("input")}
    return browser.post(path, values)


def calls(application: Flask) -> list[str]:
    with application.app_context():
        return [row.name for row in outbox() if row.state is MessageState.TO_CALL]


@pytest.fixture
def ada(make: Make) -> int:
    return make.advisor("Ada Example", email="ada@home.example", phone="+441134960000")


@pytest.fixture
def held(application: Flask, ada: int) -> Callable[[str], int]:
    """Ada signs up and has a place at once; returns its id."""

    def sign_up(ref: str) -> int:
        place_id = _signed_up(application, ref, ada)
        assert state_of(application, place_id) is PlaceState.CONFIRMED
        return place_id

    return sign_up


@pytest.fixture
def offered(application: Flask, make: Make, ada: int) -> int:
    """The team offers Ada a place; returns its id."""
    place_id = _signed_up(application, make.opportunity(method=Method.CHOSEN, title="Nurse panel"), ada)
    with application.app_context(), db.transaction():
        actions.offer(place_id, by=SYSTEM)
    return place_id


def _signed_up(application: Flask, ref: str, person_id: int) -> int:
    with application.app_context(), db.transaction() as session:
        opportunity = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        (place,) = actions.sign_up(opportunity.id, person_id, by=Actor(person_id))
        return place.id

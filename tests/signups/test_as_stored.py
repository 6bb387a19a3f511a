"""What a web process remembers of an opportunity never decides anything that is not so any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from app import create_app
from app.core import db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.opportunities.actions import life, sessions
from app.opportunities.actions.kinds import change_kind
from app.opportunities.actions.numbers import set_numbers
from app.opportunities.actions.taking import edited, lock
from app.opportunities.models import Condition, MixRule, Opportunity
from app.opportunities.states import Asked, Facet, Mix
from app.people.models import Course
from app.signups.actions import sign_up
from tests.support.make import Make
from tests.support.page import Browser

PLACE, RESERVE = "You have a place", "You are on the reserve list"
Change = Callable[[Opportunity], object]
SOON = datetime(2026, 12, 1, 10, tzinfo=UTC), datetime(2026, 12, 1, 11, tzinfo=UTC)


@pytest.fixture
def elsewhere(application: Flask) -> Iterator[Flask]:
    """Another web process of the same service, with a memory of its own."""
    other = create_app(application.config)
    other.extensions["clock"] = application.extensions["clock"]
    yield other
    other.extensions["engine"].dispose()


def joins(app: Flask, make: Make, ref: str, name: str) -> Browser:
    """Somebody new opens the page, so that this process knows it, and then signs up."""
    make.advisor(name, email=f"{name}@post.example")
    browser = Browser(app)
    browser.sign_in(f"{name}@post.example")
    browser.get(f"/opportunities/{ref}/sign-up")
    return browser


def change(app: Flask, ref: str, what: Change) -> None:
    with app.test_request_context(), db.transaction():
        what(lock(number_of(ref)))


def number_of(ref: str) -> int:
    return db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()


def numbers(count: int) -> Change:
    return lambda thing: set_numbers(thing, {thing.seats[0].id: count}, by=SYSTEM)


def asks_for_a_tick(thing: Opportunity) -> None:
    thing.conditions.append(Condition(facet=Facet.OTHER, asked=Asked.TICK, words="I can be there in person"))
    edited(thing, by=SYSTEM)


def keeps_its_places_for_carers(thing: Opportunity) -> None:
    thing.mixes.append(MixRule(of=Mix.CARER.value, number=3))
    edited(thing, by=SYSTEM)


def asks_for_training(thing: Opportunity) -> None:
    db.session().add(Course(code="first-aid", name="First aid"))
    answers = {"name": thing.kind.name, "about": "x", "neutral_title": "x", "course_code": "first-aid",
               "dated": True, "active": True}  # fmt: skip
    change_kind(thing.kind, answers, by=SYSTEM)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (numbers(1), "reserve"),
        (keeps_its_places_for_carers, "reserve"),
        (asks_for_a_tick, "Tick what is true"),
        (asks_for_training, "First aid"),
        (lambda thing: sessions.move_to(thing, thing.sessions[0].id, *SOON, "", by=SYSTEM), "confirmed"),
        (lambda thing: life.close(thing, by=SYSTEM), "not taking names"),
        (lambda thing: life.cancel(thing, "No room.", by=SYSTEM), "not taking names"),
    ],
)
def test_what_another_process_changes_decides_the_next_sign_up(
    application: Flask, elsewhere: Flask, make: Make, what: Change, told: str
) -> None:
    ref = make.opportunity(seats=3)
    assert joins(application, make, ref, "ann").post(f"/opportunities/{ref}/sign-up").h1 == PLACE
    joins(application, make, ref, "bo")
    change(elsewhere, ref, what)
    person = make.advisor("Cy")
    with application.test_request_context():
        number = number_of(ref)
        try:
            with db.transaction():
                (place,) = sign_up(number, person, by=Actor(person))
                assert place.opportunity.sessions[0].starts_at.day in {1, 15}
                said = place.state.value
        except RuleBroken as broken:
            said = str(broken)
    assert told in said


def test_what_was_taken_back_is_remembered_nowhere(application: Flask, make: Make) -> None:
    ref = make.opportunity(seats=1)
    bo, cy = (joins(application, make, ref, name) for name in ("bo", "cy"))

    def many_and_back(thing: Opportunity) -> None:
        numbers(5)(thing)
        lock(thing.id)  # sees the edition that never will be
        raise RuleBroken("taken back")

    with pytest.raises(RuleBroken):
        change(application, ref, many_and_back)
    change(application, ref, lambda thing: edited(thing, by=SYSTEM))  # the same edition, for good, with one place
    assert bo.post(f"/opportunities/{ref}/sign-up").h1 == PLACE
    assert cy.post(f"/opportunities/{ref}/sign-up").h1 == RESERVE


def test_what_one_sign_up_changes_for_itself_changes_it_for_nobody(application: Flask, make: Make) -> None:
    ref = make.opportunity(seats=1)
    bo, cy = (joins(application, make, ref, name) for name in ("bo", "cy"))

    def many_and_back(thing: Opportunity) -> None:
        thing.seats[0].number = 5
        db.session().flush()
        raise RuleBroken("taken back")

    with pytest.raises(RuleBroken):
        change(application, ref, many_and_back)
    assert bo.post(f"/opportunities/{ref}/sign-up").h1 == PLACE
    assert cy.post(f"/opportunities/{ref}/sign-up").h1 == RESERVE

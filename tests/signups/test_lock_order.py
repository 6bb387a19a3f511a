"""People, then opportunities as they rise: the watch that the machine of places runs under sees who does otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.core import db
from app.core.actor import Actor
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity
from app.people.actions import persons
from app.signups import actions
from app.signups.models import Place
from tests.support.locks import in_order
from tests.support.make import Make


@pytest.fixture
def ann(context: Flask, make: Make) -> Iterator[int]:
    """Under the watch, with two opportunities; she has a place in the first."""
    make.opportunity()
    make.opportunity()
    ann = make.advisor("Ann Lee", email="ann@post.example")
    with in_order(db.engine()):
        with db.transaction():
            actions.sign_up(_ids()[0], ann, by=Actor(ann))
        yield ann


def _ids() -> list[int]:
    return list(db.session().scalars(select(Opportunity.id).order_by(Opportunity.id)))


def test_a_write_about_a_place_needs_the_row_of_its_opportunity_first(ann: int) -> None:
    with pytest.raises(AssertionError, match="without the row of the opportunity: UPDATE place"), db.transaction():
        db.session().execute(update(Place).values(position=7))
    with db.transaction() as session:
        lock(_ids()[1])
        session.scalars(select(Place).where(Place.person_id == ann)).one().position = 7
        with pytest.raises(AssertionError, match="without its opportunity"):
            session.flush()
        session.rollback()
    assert db.session().scalars(select(Place.position)).one() == 1


def test_nobody_takes_a_person_after_an_opportunity_but_whom_they_held(ann: int) -> None:
    here = _ids()[0]
    with db.transaction():
        persons.hold(ann)
        lock(here)
        persons.locked(ann)
    for take in (persons.locked, persons.hold):
        with db.transaction():
            lock(here)
            with pytest.raises(AssertionError, match="after opportunity"):
                take(ann)


def test_nobody_takes_an_opportunity_after_a_later_one(ann: int) -> None:
    one, two = _ids()
    assert ann
    with db.transaction():
        lock(one)
        lock(two)
        lock(one)
    with db.transaction():
        lock(two)
        with pytest.raises(AssertionError, match=f"opportunity {one} after"):
            lock(one)

"""Putting names in order while others do the same, or put a name down: once, and nobody is lost."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.opportunities.states import Method
from app.signups import actions
from app.signups.models import PlaceMove
from app.signups.states import PlaceState
from tests.signups.draw import NAMES, Draw
from tests.support.make import Make
from tests.support.page import Browser

pytestmark = pytest.mark.both


@pytest.fixture
def draw(application: Flask, browser: Browser, make: Make) -> Draw:
    return Draw(application, browser, make, Method.DRAW)


def test_two_workers_and_the_button_at_once_put_names_in_order_once(draw: Draw) -> None:
    draw.sign_up(*NAMES)
    draw.close(work=False)
    number, start = draw.opportunity().id, threading.Barrier(4, timeout=30)

    def put(_turn: int) -> bool:
        with draw.application.test_request_context():
            start.wait()
            with db.transaction():
                return actions.put_in_order(number, by=Actor(draw.team_id))

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(put, range(4))) == [False, False, False, True]
    assert [place.state for place in draw.places()] == [PlaceState.OFFERED] * 2 + [PlaceState.RESERVE] * 3
    with draw.application.app_context():
        offers = db.session().scalars(select(PlaceMove).where(PlaceMove.after == "offered")).all()
        assert len(offers) == 2


def test_a_name_in_the_last_second_is_in_the_draw_or_told_that_it_came_too_late(draw: Draw) -> None:
    """Signing up and putting in order at the same moment: whoever has the row first decides, and nobody is lost."""
    draw.sign_up(*NAMES[:4])
    number, eve, start = draw.opportunity().id, draw.ids["eve"], threading.Barrier(2, timeout=30)
    with draw.application.app_context():
        closes = draw.opportunity().closes_at
    assert closes
    draw.application.extensions["clock"].freeze(closes - timedelta(seconds=1))

    def sign_up() -> str:
        with draw.application.test_request_context():
            start.wait()
            try:
                with db.transaction():
                    return actions.sign_up(number, eve, by=Actor(eve))[0].state.value
            except RuleBroken as refused:
                return str(refused)

    def put() -> None:
        with draw.application.test_request_context():
            start.wait()
            draw.application.extensions["clock"].freeze(closes)
            with db.transaction():
                actions.put_in_order(number, by=SYSTEM)

    with ThreadPoolExecutor(2) as pool:
        said, done = pool.submit(sign_up), pool.submit(put)
        done.result()
    mine = [place for place in draw.places() if place.person_id == eve]
    if mine:
        assert (mine[0].rank is not None) == (said.result() == "interested")
    else:
        assert said.result() == "This opportunity is not taking names any more. Look for others that fit you."
    assert len([place for place in draw.places() if place.state is PlaceState.OFFERED]) == 2
    assert not [place for place in draw.places() if place.state is PlaceState.INTERESTED]

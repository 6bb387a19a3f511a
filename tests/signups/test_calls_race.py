"""Two colleagues hear a yes at the same moment: one place is given, and both callers learn what is true."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.people.models import Role
from app.signups import actions
from app.signups.models import Call, Place
from app.signups.states import CallState, PlaceState
from tests.signups.test_calls import Short
from tests.support.make import Make
from tests.support.page import Browser


def test_of_three_yeses_at_once_one_has_the_place(application: Flask, browser: Browser, make: Make) -> None:
    short = Short(application, browser, make)
    team = make.person("Tom Team", Role.TEAM)
    with application.app_context():
        calls = list(db.session().scalars(select(Call.id).order_by(Call.turn)))
    start = threading.Barrier(len(calls), timeout=30)

    def say_yes(call_id: int) -> PlaceState:
        with application.test_request_context():
            start.wait()
            with db.transaction():
                return actions.rang(call_id, CallState.SAID_YES, by=Actor(team)).place.state

    with ThreadPoolExecutor(len(calls)) as pool:
        states = list(pool.map(say_yes, calls))
    assert sorted(state.value for state in states) == ["confirmed", "reserve", "reserve"]
    with application.app_context():
        held = db.session().scalars(select(Place).where(Place.state == PlaceState.CONFIRMED)).all()
        assert len(held) == 1
        assert {call.state for call in db.session().scalars(select(Call))} == {CallState.SAID_YES}
    assert short.listed() == []

"""A break whose last day is over ends by itself."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Flask

from app.core import db
from app.core.actor import SYSTEM
from app.people.actions import advisors
from app.people.models import Advisor
from app.people.states import AdvisorState
from tests.support.make import Make


def test_only_the_breaks_that_are_over_end_and_only_once(context: Flask, make: Make) -> None:
    over, running, open_ended = (make.advisor(account=False) for _each in range(3))
    with db.transaction():
        advisors.pause(over, date(2026, 12, 2), by=SYSTEM)
        advisors.pause(running, date(2026, 12, 3), by=SYSTEM)
        advisors.pause(open_ended, None, by=SYSTEM)
    context.extensions["clock"].advance(timedelta(days=2))

    counts = []
    for _time in range(2):
        counts.append(0)
        for each in (over, running, open_ended):
            with db.transaction():
                counts[-1] += advisors.come_back_due(each)

    assert counts == [1, 0]
    states = {each: db.session().get_one(Advisor, each).state for each in (over, running, open_ended)}
    assert states == {over: AdvisorState.ACTIVE, running: AdvisorState.PAUSED, open_ended: AdvisorState.PAUSED}

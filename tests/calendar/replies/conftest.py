"""Ada has a place in the one session of an opportunity, Bea is the next in line, and Ada's invitation has gone out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from app.calendar.models import Invitation
from app.core import db
from tests.calendar.replies.scene import Scene
from tests.support.make import Make
from tests.support.page import Browser

Setting = Callable[..., Scene]


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Setting:
    """`scene(in_days=…, sessions=…)`: who signs up does so on the pages."""

    def begin(*, reserve: bool = True, **fields: object) -> Scene:
        ref = make.opportunity(**{"seats": 1, "venue": "Room 2, Riverbank House", **fields})
        ada = make.advisor("Ada Example", email="ada@home.example")
        bea = make.advisor("Bea Example", email="bea@home.example")
        found = Scene(application, ref, ada, bea)
        for email in ("ada@home.example", "bea@home.example")[: 2 if reserve else 1]:
            own = browser.another()
            own.sign_in(email)
            own.post(f"/opportunities/{ref}/sign-up")
        found.sent()
        return found

    return begin


@pytest.fixture
def changed(application: Flask) -> Callable[[Scene], None]:
    """Since the first invitation the time changed, and then the room: sequence 2, of which 1 moved the time."""

    def change(found: Scene) -> None:
        number = found.invitation().id
        with application.app_context(), db.transaction() as session:
            invitation = session.get_one(Invitation, number)
            invitation.sequence, invitation.time_sequence = 2, 1

    return change

"""Nobody is asked to step in who is on the way from somewhere else, or for whom it would be more than enough."""

from __future__ import annotations

import pytest
from flask import Flask

from app.core import db
from app.opportunities.states import SeatType
from app.signups.models import OwnLimit
from tests.signups.before import Starting
from tests.signups.covering import Scene
from tests.support.make import Make
from tests.support.page import Browser

EVERYBODY = ["Waits", "Keen", "New", "Old"]


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)


@pytest.mark.parametrize(
    ("minutes", "venue", "asked"),
    [
        (119, "The Ward, 1 High Street", False),  # two hours from ten: they overlap
        (120, "The Ward, 1 High Street", True),
        (179, "Town Hall", False),
        (180, "Town Hall", True),
        (-179, "Town Hall", False),
        (-180, "Town Hall", True),
    ],
)
def test_the_way_counts_as_it_does_at_sign_up(
    scene: Scene, starting: Starting, minutes: int, venue: str, *, asked: bool
) -> None:
    scene.ref = starting(seat_type=SeatType.CARER, seats=1)
    scene.sign_up("new", starting(minutes, venue=venue))
    assert ("New" in scene.proposed(scene.page())) is asked
    if not asked:
        assert "Choose from the answers shown." in scene.preview("new").errors


def _limit(scene: Scene, name: str) -> None:
    with scene.application.app_context(), db.transaction() as session:
        session.add(OwnLimit(person_id=scene.ids[name], sessions=1))


@pytest.mark.parametrize(("stops", "proposed"), [("", EVERYBODY), ("stop", EVERYBODY[:3])])
def test_whom_the_organisations_limit_stops_is_not_asked(scene: Scene, stops: str, proposed: list[str]) -> None:
    """Old has a place in the same month."""
    scene.team.send(scene.team.get("/team/limits"), {"number": "1", "stops": stops})
    assert scene.proposed(scene.page()) == proposed


def test_nobody_is_asked_for_more_than_they_want_unless_they_wait_for_it(scene: Scene) -> None:
    scene.sign_up("waits", scene.make.opportunity(in_days=21))
    for name in ("old", "waits", "keen"):
        _limit(scene, name)
    assert scene.proposed(scene.page()) == ["Waits", "Keen", "New"]
    scene.sign_up("keen", scene.make.opportunity(in_days=22))
    assert scene.proposed(scene.page()) == ["Waits", "New"]

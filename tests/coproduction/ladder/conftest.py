"""A panel that has been and is recorded (`tests/recognition`), and ratings of earlier ones written down in bulk."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from app.coproduction.ladder.models import LadderRating
from app.coproduction.ladder.states import BroughtIn, Changed, Decided, DoneBy, SetBy
from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.states import Ladder, OpportunityState
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.recognition.conftest import Panel, Scene, panel, scene
from tests.support.page import Browser

__all__ = ["panel", "scene"]
TOGETHER = {
    "set_by": "together", "decided": "equal-vote", "done_by": "together", "changed": "yes", "brought_in": "start",
}  # fmt: skip


@pytest.fixture
def recorded(panel: Panel) -> Panel:
    """What Siân took part in is recorded; its host said "Co-design"."""
    with panel.scene.application.app_context(), db.transaction() as session:
        thing = session.scalars(select(Opportunity).where(Opportunity.ref == panel.opportunity)).one()
        thing.ladder, thing.may_change = Ladder.CO_DESIGN, "Who is chosen. Not <b>the pay</b>."
    panel.record(panel.signed_in("tess"))
    return panel


class Rated:
    """Ratings by people who are made for it, at a moment."""

    def __init__(self, scene: Scene, browser: Browser) -> None:
        self.scene, self._browser = scene, browser

    def by(self, number: int, at: datetime, claimed: Ladder, step: Ladder, team: int | None = None) -> None:
        scene = self.scene
        ref = scene.make.opportunity(
            host=scene.host, team=team or scene.team, kind=scene.kind, seats=30, ladder=claimed,
            state=OpportunityState.DONE,
        )  # fmt: skip
        for _each in range(number):
            place = self.scene.place(ref, self.scene.advisor("", None))
            self._rate(place, at, claimed, step)

    def _rate(self, place_ref: str, at: datetime, claimed: Ladder, step: Ladder) -> None:
        application: Flask = self.scene.application
        with application.app_context(), db.transaction() as session:
            place = session.scalars(select(Place).where(Place.ref == place_ref)).one()
            assert place.state is PlaceState.CONFIRMED
            row = LadderRating(
                person_id=place.person_id, opportunity_id=place.opportunity_id, place_id=place.id, set_by=SetBy.STAFF,
                decided=Decided.STAFF, done_by=DoneBy.STAFF, changed=Changed.NO, brought_in=BroughtIn.LATE, step=step,
                claimed=claimed, rated_at=at,
            )  # fmt: skip
            session.add(row)

    def signed_in(self, name: str) -> Browser:
        fresh = self._browser.another()
        fresh.sign_in(f"{name}@post.example")
        return fresh


@pytest.fixture
def rated(scene: Scene, browser: Browser) -> Rated:
    return Rated(scene, browser)

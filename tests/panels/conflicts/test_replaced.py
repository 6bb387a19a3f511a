"""Somebody steps down: who comes next is asked, or rung, and says in turn whether they know anybody."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core import db
from app.messages.models import OutboxMessage
from app.signups.models import Call, Place
from app.signups.states import PlaceState
from tests.panels.conflicts.conftest import SignIn, Told
from tests.support.make import Make
from tests.support.panels import Panels


def test_the_next_on_the_reserve_list_is_asked(told: Told) -> None:
    zoe = told.signed_in("zoe")
    zoe.post(f"/opportunities/{told.panel.opportunity}/sign-up")
    told.says("ann", "cannot")
    with told.panel.application.app_context():
        place = db.session().scalars(select(Place).where(Place.person_id == told.panel.zoe)).one()
        assert place.state is PlaceState.OFFERED
    assert "Find cover" in told.team_reads()


def test_on_the_day_before_the_next_in_line_are_calls_to_make(application, make: Make, signed_in: SignIn) -> None:
    panel = Panels(application, make, in_days=1)
    signed_in("zoe").post(f"/opportunities/{panel.opportunity}/sign-up")
    application.extensions["clock"].advance(timedelta(hours=6))
    told = Told(panel, signed_in)
    told.says("ann", "cannot")
    with application.app_context():
        assert [call.place.person_id for call in db.session().scalars(select(Call))] == [panel.zoe]


def test_whoever_replaces_somebody_is_asked_as_well(told: Told) -> None:
    zoe = told.signed_in("zoe")
    zoe.post(f"/opportunities/{told.panel.opportunity}/sign-up")
    told.says("ann", "cannot")
    with told.panel.application.app_context():
        ref = db.session().scalars(select(Place).where(Place.person_id == told.panel.zoe)).one().ref
    zoe.post(f"/places/{ref}/answer", {"answer": "accept"})
    with told.panel.application.app_context():
        asked = [row.person_id for row in db.session().scalars(
            select(OutboxMessage).where(OutboxMessage.name == "names_told"))]  # fmt: skip
    assert told.panel.zoe in asked
    assert "0 of 4 have answered." in told.host_reads()

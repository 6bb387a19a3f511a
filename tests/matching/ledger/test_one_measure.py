"""A proposal weighs what the ledger shows: recent load is the same planned minutes in both."""

from __future__ import annotations

from flask import Flask

from app.core import clock
from app.matching.proposals.history import history
from app.opportunities.states import Shape
from app.signups.states import PlaceState as P
from tests.matching.ledger.past import Past
from tests.support.make import Make
from tests.support.page import Browser


def test_a_proposal_knows_the_hours_that_somebody_reads_of_themselves(
    browser: Browser, past: Past, make: Make, application: Flask
) -> None:
    ada = make.advisor("Ada Advisor", email="ada@post.example")
    course = make.kind("our-course", shape=Shape.TRAINING)
    past.happened(20, ada, prep_minutes=45)
    past.happened(30, ada, kind=course, details={"design_minutes": 60, "rehearsal_minutes": 30})
    past.happened(21, ada, sessions=0, activity_minutes=30)
    past.place(past.happened(2, sessions=9), ada, P.CONFIRMED)
    past.happened(400, ada)
    past.place(past.happened(22), ada, P.DID_NOT_TAKE_PART)
    browser.sign_in("ada@post.example")
    hours = [each.get_text(strip=True) for each in browser.get("/my-involvement/turns").soup.select("main dd")][1]

    with application.app_context():
        assert history(clock.now()).minutes == {ada: 10 * 60 + 45}
    assert hours == "10 hours 45 minutes"

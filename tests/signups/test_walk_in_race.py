"""Two people come at the same moment, and one place is left: one has it, and of the other a person decides."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor, Asked
from app.opportunities.models import Opportunity
from app.people.models import Role
from app.signups import actions
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.make import Make

CAME = "Came on the day."
PAST = "Came on the day, and was added past the number of places."


def _at_once(application: Flask, make: Make, *, past: bool) -> tuple[list[str], list[str | None]]:
    """What was said to whoever added each of the two, and the reasons in the history of the places there are then."""
    make.opportunity(seats=1, in_days=0)
    team, people = make.person("Tia Team", Role.TEAM), [make.advisor(name) for name in ("Ann Lee", "Bo Lee")]
    with application.app_context():
        here = db.session().scalars(select(Opportunity)).one()
        number, session = here.id, here.sessions[0].id
    start = threading.Barrier(2, timeout=30)

    def add(person: int) -> str:
        with application.test_request_context():
            start.wait()
            by = Actor(team, person, Asked.IN_PERSON)
            try:
                with db.transaction():
                    actions.walk_in(number, session, person, past_the_number=past, ticked=frozenset(), by=by)
            except actions.PastTheNumber as refused:
                return str(refused)
            return "added"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(add, people))
    with application.app_context():
        places = db.session().scalars(select(Place).order_by(Place.id)).all()
        assert {place.state for place in places} == {PlaceState.CONFIRMED}
        return said, [place.moves[-1].reason for place in places]


def test_of_two_who_come_at_once_one_has_the_last_place(application: Flask, make: Make) -> None:
    said, reasons = _at_once(application, make, past=False)
    assert said == ["Every place is taken. Tick the box if you add them on purpose.", "added"]
    assert reasons == [CAME]


def test_on_purpose_both_are_there_and_history_says_who_was_past_the_number(application: Flask, make: Make) -> None:
    said, reasons = _at_once(application, make, past=True)
    assert said == ["added", "added"]
    assert reasons == [CAME, PAST]

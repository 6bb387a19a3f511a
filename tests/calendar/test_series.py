"""A series of which one session is recorded already: its holder is told of all that changes in the others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.events import emit
from app.messages.worker import run
from app.opportunities import events
from app.opportunities.actions import life, sessions
from app.opportunities.models import Opportunity
from app.opportunities.states import Attendance
from app.signups import actions as signups
from app.signups.models import Place
from app.signups.rules import Choice
from app.signups.states import PlaceState
from tests.calendar.told import do, hold_over, hours, outbox
from tests.support.make import planned_session
from tests.support.page import Browser


@pytest.fixture
def series(context: Flask, make) -> Opportunity:
    """Three sessions, a place for all of them; the first is over, its attendance recorded, all mail sent."""
    ada = make.advisor("Ada Example", email="ada@home.example")
    make.opportunity(sessions=3, title="Three mornings")
    opportunity = db.session().scalars(select(Opportunity)).one()
    (place,) = do(signups.sign_up, opportunity.id, ada, by=Actor(ada))
    run(context, once=True)
    context.extensions["clock"].advance(timedelta(days=14, hours=4))
    first = opportunity.sessions[0].id
    do(signups.took_part, place.id, first, activity_minutes=120, prep_minutes=0, by=SYSTEM)
    return opportunity


def last(context: Flask, number: int) -> list[tuple[str, str | None, int | None, str]]:
    run(context, once=True)
    db.session().rollback()
    db.session().expire_all()
    told = [row for row in outbox() if row.name not in {"reminder", "feedback_asked", "several"}]
    return [(row.name, row.method, row.sequence, row.state.value) for row in told[-number:]]


def test_another_time_for_the_next_session(context: Flask, series: Opportunity) -> None:
    then = series.sessions[1]
    do(sessions.move_to, series, then.id, then.starts_at + hours(1), then.ends_at + hours(1), "", by=SYSTEM)
    hold_over(context)

    assert last(context, 1) == [("place_changed", "REQUEST", 1, "sent")]


def test_the_rest_of_it_called_off(context: Flask, series: Opportunity) -> None:
    do(life.cancel, series, "The room is closed.", by=SYSTEM)

    assert last(context, 2) == [("place_cancelled", "CANCEL", 1, "sent")] * 2
    assert all("The room is closed." in row.text for row in outbox()[-2:])
    assert len([row for row in outbox() if row.method == "CANCEL"]) == 2, "the session that was is left alone"


def test_whoever_waits_for_a_later_date_hears_too_when_the_first_has_been(context: Flask, make) -> None:
    """Of several dates that go at once one message speaks; a date that is over says nothing, and silences nobody."""
    ada, bea = (make.advisor(name, email=f"{name}@home.example") for name in ("ada", "bea"))
    make.opportunity(sessions=3, attendance=Attendance.SOME)
    opportunity = db.session().scalars(select(Opportunity)).one()
    every = tuple(session.id for session in opportunity.sessions)
    for person in (ada, bea):
        do(signups.sign_up, opportunity.id, person, Choice(every), by=Actor(person))
    context.extensions["clock"].advance(timedelta(days=14, hours=4))

    do(life.cancel, opportunity, "The room is closed.", by=SYSTEM)

    (told,) = [row for row in outbox() if row.person_id == bea and row.name == "place_cancelled"]
    assert "The room is closed." in told.text
    assert told.text.count("December 2026") == 2, "the two dates that were still to come"


def test_a_session_more_when_all_that_were_planned_have_begun(context: Flask, series: Opportunity) -> None:
    context.extensions["clock"].advance(timedelta(days=3))
    place = db.session().scalars(select(Place)).one()
    do(signups.series_recorded, place.id, took_part=True, by=SYSTEM)
    with db.transaction() as session:
        start = clock.now() + timedelta(days=7)
        added = planned_session(start)
        session.get_one(Opportunity, series.id).sessions.append(added)
        session.flush()
        emit(events.SessionAdded(added.id), by=SYSTEM)

    assert last(context, 1) == [("session_invitation", "REQUEST", 0, "sent")]
    assert db.session().scalars(select(Place.state)).one() is PlaceState.CONFIRMED


def test_it_stays_among_what_is_coming_up(application: Flask, make, browser: Browser) -> None:
    ada = make.advisor("Ada Example", email="ada@home.example")
    make.opportunity(sessions=3, title="Three mornings")
    with application.app_context():
        opportunity = db.session().scalars(select(Opportunity)).one()
        first = opportunity.sessions[0].id
        (place,) = do(signups.sign_up, opportunity.id, ada, by=Actor(ada))
        application.extensions["clock"].advance(timedelta(days=14, hours=4))
        do(signups.took_part, place.id, first, activity_minutes=120, prep_minutes=0, by=SYSTEM)
    browser.sign_in("ada@home.example")

    assert "You have no places" not in browser.get("/my-involvement").text
    application.extensions["clock"].advance(timedelta(days=3))
    browser.sign_in("ada@home.example")
    assert "You have no places" in browser.get("/my-involvement").text

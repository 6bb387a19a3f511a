"""After a change of time: the place is kept, a new yes is asked for, and silence becomes a call, never a loss."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import clock, db
from app.core.clock import LONDON
from app.messages import worker
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.people.models import Channel, Role
from app.signups.actions import call_for_answers
from app.signups.rules import call_due_at
from tests.calendar.told import hold_over
from tests.signups.before import move
from tests.support.make import Make
from tests.support.page import Browser


def written(name: str) -> list[OutboxMessage]:
    wanted = select(OutboxMessage).where(OutboxMessage.name == name).options(joinedload(OutboxMessage.person))
    return list(db.session().scalars(wanted.order_by(OutboxMessage.id)))


def test_a_new_yes_is_asked_for_and_silence_becomes_a_call_never_a_loss(
    application: Flask, browser: Browser, make: Make
) -> None:
    ref = make.opportunity(seats=4)
    paths = {}
    for name in ("ann", "bo", "cy", "di"):
        by_phone = {"contact_by": Channel.PHONE, "phone": "+447700900001"} if name == "di" else {}
        make.advisor(name.title(), email=f"{name}@post.example", **by_phone)
        browser.sign_in(f"{name}@post.example")
        paths[name] = browser.post(f"/opportunities/{ref}/sign-up").path
    session = move(application, ref, datetime(2026, 12, 16, 14, tzinfo=LONDON))

    browser.sign_in("ann@post.example")
    page = browser.get(paths["ann"])
    assert page.h1 == "You have a place"
    assert "2pm to 4pm UK time (the new time)" in page.text
    browser.post(f"{paths['ann']}/coming", session=session, answer="yes")
    make.person("Tia", Role.TEAM, email="tia@post.example")
    browser.sign_in("tia@post.example")
    team = browser.get(f"/team/opportunities/{ref}/places")
    assert "no answer yet (3)" in team.text
    asked = browser.get(team.links()["Record the answer of Cy"])
    browser.send(asked, {"asked": "phone", "what": "coming"})
    assert "no answer yet (2)" in browser.get(f"/team/opportunities/{ref}/places").text

    application.extensions["clock"].freeze(datetime(2026, 12, 14, 14, tzinfo=LONDON))
    with application.app_context():
        assert [call_for_answers(clock.now()), call_for_answers(clock.now())] == [2, 0]
        (call,) = written("answer_wanted")  # a call about the change waits for Di already
        assert (call.person.full_name, call.state) == ("Bo", MessageState.TO_CALL)
        assert application.extensions["still_true"]["answer_wanted"](call, clock.now())
    browser.sign_in("bo@post.example")
    assert browser.get(paths["bo"]).h1 == "You have a place"
    browser.post(f"{paths['bo']}/coming", session=session, answer="yes")
    with application.app_context():
        assert not application.extensions["still_true"]["answer_wanted"](call, clock.now())


def test_a_second_change_asks_once_more(application: Flask, browser: Browser, make: Make) -> None:
    ref = make.opportunity()
    make.advisor("Ann", email="ann@post.example")
    browser.sign_in("ann@post.example")
    path = browser.post(f"/opportunities/{ref}/sign-up").path
    for hour in (14, 15):
        session = move(application, ref, datetime(2026, 12, 15, hour, tzinfo=LONDON))
        assert "Can you still come?" in browser.get(path).text
        assert "Thank you" in browser.post(f"{path}/coming", session=session, answer="yes").text
        assert worker.run(application, once=True)
        with application.app_context():
            hold_over(application)
        assert worker.run(application, once=True)
    with application.app_context():
        assert len(written("place_changed")) == 2


def test_the_call_comes_in_waking_hours_and_leaves_time_to_answer() -> None:
    starts_at = datetime(2026, 12, 16, 22, tzinfo=LONDON)
    early, late = datetime(2026, 12, 1, 9, tzinfo=LONDON), datetime(2026, 12, 16, 9, tzinfo=LONDON)
    assert call_due_at(starts_at, early) == datetime(2026, 12, 15, 8, tzinfo=LONDON)
    assert call_due_at(starts_at, late) == late + timedelta(hours=2)
    assert call_due_at(late + timedelta(hours=1), late) == late

"""Closed and opened again, full, cancelled, done."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from app.core import db
from app.core.actor import Actor
from app.opportunities.actions import life
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState, SessionState
from tests.opportunities.adverts.shape import at, on
from tests.opportunities.life.conftest import events, live
from tests.opportunities.posting import stored
from tests.support.make import Make
from tests.support.page import Browser

S = OpportunityState


def test_a_button_pressed_twice_does_nothing_the_second_time(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people)
    page = host.get(f"/host/opportunities/{ref}")
    assert "It is closed." in host.send(page, action="/close").text
    answer = host.send(page, action="/close")
    assert "This was changed in the meantime, so nothing more was done." in answer.text
    assert len(stored(application, ref).moves) == 3


def test_closed_and_opened_again(application: Flask, make: Make, host: Browser, people: dict[str, int]) -> None:
    ref = live(make, people, closes_at=None)
    host.send(host.get(f"/host/opportunities/{ref}"), action="/close")
    page = host.get(f"/host/opportunities/{ref}/reopen")
    assert host.send(page, on(30, 11, 2026, "closes_on")).errors == ["The closing date must be in the future."]
    page = host.send(page, {**on(5, 12, 2026, "closes_on"), **at(12, name="closes_time")})
    assert "It is open again" in page.text
    thing = stored(application, ref)
    assert thing.state is S.OPEN
    assert str(thing.closes_at) == "2026-12-05 12:00:00+00:00"


def test_what_is_past_its_closing_date_is_closed_by_the_worker(
    application: Flask, make: Make, people: dict[str, int]
) -> None:
    clock = application.extensions["clock"]
    soon = live(make, people, closes_at=clock.now() + timedelta(hours=1))
    later = live(make, people, closes_at=clock.now() + timedelta(hours=3))
    clock.advance(timedelta(hours=1))
    for expected in (1, 0):
        with application.app_context(), db.transaction():
            assert life.close_due() == expected
    assert (stored(application, soon).state, stored(application, later).state) == (S.CLOSED, S.OPEN)


def test_cancelled_with_a_reason(application: Flask, make: Make, host: Browser, people: dict[str, int]) -> None:
    ref = live(make, people, sessions=2, in_days=0)  # the first has not begun at nine o'clock
    application.extensions["clock"].advance(timedelta(hours=2))
    page = host.get(f"/host/opportunities/{ref}/cancel")
    assert host.send(page, {"reason": "  "}).errors == ["Say why, so that people know."]
    assert "It is cancelled." in host.send(host.send(page, {"reason": "The ward is closed."})).text
    thing = stored(application, ref)
    assert thing.state is S.CANCELLED
    assert [session.state for session in thing.sessions] == [SessionState.PLANNED, SessionState.CANCELLED]
    assert thing.moves[-1].reason == "The ward is closed."
    assert "This was changed in the meantime" in host.send(page, {"reason": "Again"}).text
    assert events(application).count("OpportunityCancelled") == 1


def test_done_only_when_it_is_over(application: Flask, make: Make, host: Browser, people: dict[str, int]) -> None:
    ref = live(make, people, in_days=1)
    assert "It is not over yet." in host.post(f"/host/opportunities/{ref}/done").text
    application.extensions["clock"].advance(timedelta(days=2))
    host.sign_in("host@post.example")
    refused = host.send(host.get(f"/host/opportunities/{ref}"), action="/done").text
    assert "First say what came of it" in refused and stored(application, ref).state is S.OPEN
    team = host.another()
    team.sign_in("team@post.example")
    reason = team.get(f"/team/opportunities/{ref}/outcome/none")
    assert "Written down." in team.send(reason, {"why": "nobody-came"}).text
    assert "It is done." in host.send(host.get(f"/host/opportunities/{ref}"), action="/done").text
    assert stored(application, ref).state is S.DONE


def test_full_and_open_again_is_for_those_who_count_places(
    application: Flask, make: Make, people: dict[str, int]
) -> None:
    ref = live(make, people)
    number, by = stored(application, ref).id, Actor(people["team"])
    with application.app_context(), db.transaction() as session:
        found = session.get_one(Opportunity, number)
        life.mark_filled(found, by=by)
        life.reopen(found, by=by)
    assert [move.after for move in stored(application, ref).moves] == ["draft", "open", "filled", "open"]

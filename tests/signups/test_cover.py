"""Finding cover: whom to ask and whom not, a few at a time; the first yes has the place, the others are told kindly."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity
from app.opportunities.states import SeatType
from app.signups import actions as signups
from app.signups.cover import actions, queries
from app.signups.cover.rules import Candidate, ranked
from app.signups.queries import places_of
from app.signups.states import PlaceState
from tests.signups.covering import Scene
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)


def test_who_waits_comes_first_and_nobody_is_asked_who_should_be_left_in_peace(scene: Scene) -> None:
    page = scene.page()
    assert scene.proposed(page) == ["Waits", "Keen", "New", "Old"]
    assert "Waits for this place." in page.text
    assert "Is interested in this kind." in page.text
    assert len(page.form()["people"]) == 3  # ticked

    assert "2 people were asked." in scene.ask("keen", "new").text
    assert scene.proposed(scene.page()) == ["Waits", "Old"]
    other = scene.make.opportunity(seat_type=SeatType.CARER)
    there = scene.team.get(f"/team/opportunities/{other}/cover")
    assert {"Keen", "New"}.isdisjoint(scene.proposed(there))  # asked in the last days
    assert scene.preview("user").errors == ["Choose from the answers shown."]


def test_what_is_sent_is_shown_before_anybody_is_asked(scene: Scene) -> None:
    scene.by_phone("new")
    page = scene.preview("keen", "new", "waits")
    assert page.h1 == "Find cover Check what will be sent"
    assert "Keen, New and Waits" in page.text
    assert "This will send 2 e-mails and 1 call to make, to 3 people." in page.text
    assert scene.asked() == []

    changing = scene.team.send(page, {"again": "yes"})
    assert changing.h1 == "Find cover" and len(changing.form()["people"]) == 3
    assert "3 people were asked." in scene.team.send(page).text
    assert scene.asked() == sorted(scene.ids[name] for name in ("keen", "new", "waits"))


def test_what_moved_on_while_somebody_looked_is_shown_first(scene: Scene, browser: Browser) -> None:
    page = scene.preview("keen", "new")
    scene.by_phone("new")
    again = scene.team.send(page)
    assert "Something has changed since you looked" in again.text and "1 call to make" in again.text
    assert scene.asked() == []

    scene.sign_up("new", scene.ref)
    with scene.application.app_context(), db.transaction():  # a colleague gives the place away
        place = next(each for each in places_of(scene.opportunity()) if each.person_id == scene.ids["new"])
        signups.offer(place.id, by=Actor(None))
    assert "This place is not free any more, so nobody was asked." in scene.team.send(again).text
    assert scene.asked() == []


def test_the_first_yes_has_the_place_and_the_others_are_told_kindly(browser: Browser, scene: Scene) -> None:
    scene.ask("keen", "new", "old", "waits")
    keen, keens = scene.as_(browser, "keen")
    new, news = scene.as_(browser, "new")
    waits, waiting = scene.as_(browser, "waits")
    assert new.post(f"{news}/answer", answer="no").h1 == "You said no to this one"
    assert waits.post(f"{waiting}/answer", answer="yes").h1 == "You have the place"
    assert waits.post(f"{waiting}/answer", answer="yes").h1 == "You have the place"
    late = keen.post(f"{keens}/answer", answer="yes")
    assert late.h1 == "The place is filled"
    keen.get(waiting, status=404)

    with scene.application.app_context():
        rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "cover_filled")).all()
        assert {row.person_id for row in rows} == {scene.ids["keen"], scene.ids["old"]}
        opportunity = db.session().scalars(select(Opportunity).where(Opportunity.ref == scene.ref)).one()
        held = [place.state for place in places_of(opportunity.id) if place.person_id == scene.ids["waits"]]
        assert held == [PlaceState.CONFIRMED]
        assert queries.free_units(opportunity, clock.now()) == []
    assert "No place is free at the moment" in scene.page().text


def test_a_no_stops_the_asking_about_this_one_for_good(browser: Browser, scene: Scene) -> None:
    scene.ask("keen")
    keen, path = scene.as_(browser, "keen")
    keen.post(f"{path}/answer", answer="no")
    scene.application.extensions["clock"].advance(timedelta(days=8))
    scene.team.sign_in("team@post.example")
    assert "Keen" not in scene.proposed(scene.page())
    other = scene.make.opportunity(seat_type=SeatType.CARER)
    assert "Keen" in scene.proposed(scene.team.get(f"/team/opportunities/{other}/cover"))


def test_what_somebody_said_on_the_phone_is_recorded_for_them(browser: Browser, scene: Scene) -> None:
    page = scene.ask("new")
    form = scene.team.get(page.links()["Record the answer of New"])
    assert scene.team.send(form, {"what": "yes"}).errors == ["Choose how they asked."]
    page = scene.team.send(form, {"what": "yes", "asked": "phone"})
    assert "Said yes" in page.text
    new, _path = scene.as_(browser, "new")
    assert "You have a place" in new.get("/my-involvement").text


def test_no_message_goes_to_somebody_who_rests_since_or_after_it_is_filled(scene: Scene, browser: Browser) -> None:
    scene.ask("keen", "new")
    keen, _path = scene.as_(browser, "keen")
    keen.post("/account/break", when="weeks-2")
    still_true = scene.application.extensions["still_true"]["cover_asked"]
    with scene.application.app_context():
        rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "cover_asked")).all()
        asked = {row.person_id: still_true(row, clock.now()) for row in rows}
    assert asked == {scene.ids["keen"]: False, scene.ids["new"]: True}


def test_two_at_once_give_one_place(scene: Scene) -> None:
    scene.ask("keen", "new")
    with scene.application.app_context():
        opportunity = db.session().scalars(select(Opportunity.id).where(Opportunity.ref == scene.ref)).one()
        asks = [(ask.id, ask.person_id) for ask in queries.asks_of(opportunity)]

    def say_yes(ask: tuple[int, int]) -> bool:
        with scene.application.app_context(), db.transaction():
            return actions.step_in(ask[0], by=Actor(ask[1]))

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(say_yes, asks)) == [False, True]


def test_the_order_is_waiting_then_interest_then_fewest_turns() -> None:
    people = [Candidate(1, None, False, 0), Candidate(2, None, True, 5), Candidate(3, 7, False, 9),
              Candidate(4, 2, False, 9), Candidate(5, None, True, 1)]  # fmt: skip
    assert [each.person_id for each in ranked(people)] == [4, 3, 5, 2, 1]

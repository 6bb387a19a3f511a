"""Stepping in keeps what was promised: to pairs, of the mix, of an order, and only to who is on the register."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.messages.models import OutboxMessage
from app.opportunities.models import MixRule, Opportunity
from app.opportunities.states import Method, Mix, SeatType
from app.people.actions import leaving
from app.signups import actions as signups
from app.signups.cover import actions, queries
from app.signups.queries import places_of
from app.signups.states import PlaceState
from tests.signups.covering import Scene
from tests.support import apps
from tests.support.make import Make
from tests.support.page import Browser

START = datetime.fromisoformat(apps.START)


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)


def test_whoever_steps_in_alone_is_no_half_of_a_pair_any_more(scene: Scene, browser: Browser) -> None:
    """Two wait to come together; one of them has the place that is free, and the other is asked what they want."""
    ids = {name: scene.make.advisor(name.title(), email=f"{name}@post.example", carer=True) for name in ("pat", "quin")}
    scene.ids |= ids
    for name in ids:
        scene.sign_up(name, scene.ref)
    with scene.application.app_context():
        opportunity = db.session().scalars(select(Opportunity).where(Opportunity.ref == scene.ref)).one()
        waiting = {place.person_id: place.id for place in places_of(opportunity.id)}
        with db.transaction():
            signups.pair_up(waiting[ids["pat"]], waiting[ids["quin"]], by=Actor(ids["pat"]))
    scene.ask("pat")
    pat, path = scene.as_(browser, "pat")
    assert pat.post(f"{path}/answer", answer="yes").h1 == "You have the place"
    with scene.application.app_context():
        asked = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "asked_alone")).all()
        assert [row.person_id for row in asked] == [ids["quin"]]
        assert all(place.pair is None or place.pair.broken_at for place in places_of(opportunity.id))


def test_a_yes_after_they_were_offered_the_same_place_is_a_yes_to_the_offer(scene: Scene, browser: Browser) -> None:
    """They wait, are asked to step in, and the team offers them the place before they answer: they have one place."""
    scene.ask("waits")
    with scene.application.app_context():
        opportunity = scene.opportunity()
        (place,) = [each.id for each in places_of(opportunity) if each.person_id == scene.ids["waits"]]
        with db.transaction():
            signups.offer(place, by=Actor(scene.ids["busy"]))
    waits, path = scene.as_(browser, "waits")
    assert waits.post(f"{path}/answer", answer="yes").h1 == "You have the place"
    with scene.application.app_context():
        theirs = [each for each in places_of(opportunity) if each.person_id == scene.ids["waits"]]
        assert [each.state for each in theirs] == [PlaceState.CONFIRMED]
        told = select(OutboxMessage.name).where(OutboxMessage.person_id == scene.ids["waits"])
        assert list(db.session().scalars(told)).count("place_confirmed") == 1


def test_nobody_steps_in_who_has_left_the_register_since(scene: Scene) -> None:
    form = scene.team.get(scene.ask("new").links()["Record the answer of New"])
    with scene.application.app_context(), db.transaction():
        leaving.move_on(scene.ids["new"], by=Actor(scene.ids["new"]))
    page = scene.team.send(form, {"what": "yes", "asked": "phone"})
    assert "Only advisors who are active can sign up." in page.text
    with scene.application.app_context():
        opportunity = db.session().scalars(select(Opportunity).where(Opportunity.ref == scene.ref)).one()
        assert PlaceState.CONFIRMED not in [place.state for place in places_of(opportunity.id)]


def test_the_last_place_is_kept_for_the_mix_here_too(scene: Scene) -> None:
    """Nobody is proposed who would break it; whoever was asked before is told why it is kept."""
    ref = scene.make.opportunity(seats=2, method=Method.CHOSEN, title="Mixed", in_days=30)
    with scene.application.app_context(), db.transaction() as session:
        thing = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        session.add(MixRule(opportunity_id=thing.id, of=Mix.CARER.value, number=1))
        seat, number = thing.seats[0].id, thing.id
        actions.ask(number, (seat, None), [scene.ids["user"]], by=Actor(scene.ids["busy"]))
    other = scene.make.advisor("Una User", service_user=True)
    third = scene.make.advisor("Ulf User", service_user=True)
    with scene.application.app_context():
        with db.transaction():
            place = signups.sign_up(number, other, by=Actor(other))[0].id
            signups.offer(place, by=Actor(scene.ids["busy"]))
        opportunity = db.session().get_one(Opportunity, number)
        able = [each.person_id for each in queries.candidates(opportunity, (seat, None), clock.now())]
        assert third not in able
        assert scene.ids["keen"] in able
        ask = queries.asks_of(number)[0].id
        with pytest.raises(RuleBroken, match="kept for carers"), db.transaction():
            actions.step_in(ask, by=Actor(scene.ids["user"]))


def test_nobody_steps_in_before_names_are_put_in_order(scene: Scene) -> None:
    closes = {"closes_at": START + timedelta(days=5)}
    ref = scene.make.opportunity(seat_type=SeatType.CARER, method=Method.DRAW, in_days=30, **closes)
    assert "Find cover" not in scene.team.get(f"/team/opportunities/{ref}/places").links()
    assert "No place is free at the moment" in scene.team.get(f"/team/opportunities/{ref}/cover").text
    scene.application.extensions["clock"].advance(timedelta(days=6))
    with scene.application.app_context():
        signups.order_names(clock.now())
    scene.team.sign_in("team@post.example")
    assert "Find cover" in scene.team.get(f"/team/opportunities/{ref}/places").links()

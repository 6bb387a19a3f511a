"""What the involvement team does with places, and what a host may see of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.messages.models import OutboxMessage
from app.opportunities.actions import sessions
from app.opportunities.models import Opportunity
from app.opportunities.states import Method
from app.people.models import Role
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.make import Make
from tests.support.page import Browser, Page


class Scene:
    """One chosen-by-the-team opportunity with one seat, and two people who would like it."""

    def __init__(self, browser: Browser, make: Make) -> None:
        self.host_id = make.person("Hal Host", Role.HOST, email="host@post.example")
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.ref = make.opportunity(
            host=self.host_id, method=Method.CHOSEN, choice_rule="New people first.", title="A panel"
        )
        self.people = {}
        for name in ("ann", "bo"):
            make.advisor(f"{name.title()} Advisor", email=f"{name}@post.example", phone="+447700900123")
            own = browser.another()
            own.sign_in(f"{name}@post.example")
            own.place = own.post(f"/opportunities/{self.ref}/sign-up").path  # type: ignore[attr-defined]
            self.people[name] = own
        self.team = browser.another()
        self.team.sign_in("team@post.example")
        self.host = browser.another()
        self.host.sign_in("host@post.example")

    def ref_of(self, name: str) -> str:
        return str(self.people[name].place).rsplit("/", 1)[-1]  # type: ignore[attr-defined]

    def own(self, name: str) -> Page:
        return self.people[name].get(self.people[name].place)  # type: ignore[attr-defined]


@pytest.fixture
def scene(browser: Browser, make: Make) -> Scene:
    return Scene(browser, make)


def test_the_team_offers_and_the_person_says_yes(scene: Scene) -> None:
    page = scene.team.post(f"/team/places/{scene.ref_of('ann')}/offer")
    assert "The place is offered" in page.text
    assert scene.own("ann").h1 == "You have an offer of a place"
    scene.people["ann"].post(f"/places/{scene.ref_of('ann')}/answer", answer="accept")
    assert scene.own("ann").h1 == "You have a place"


def test_no_more_is_offered_than_there_are_places(scene: Scene) -> None:
    scene.team.post(f"/team/places/{scene.ref_of('ann')}/offer")
    page = scene.team.post(f"/team/places/{scene.ref_of('bo')}/offer")
    assert "All places are taken or on offer" in page.text
    assert scene.own("bo").h1 == "We have your name"


def test_offering_twice_offers_once(scene: Scene) -> None:
    for _time in range(2):
        scene.team.post(f"/team/places/{scene.ref_of('ann')}/offer")
    assert scene.own("ann").h1 == "You have an offer of a place"


def test_the_team_cannot_say_yes_for_somebody_who_did_not_ask(scene: Scene) -> None:
    ref = scene.ref_of("ann")
    scene.team.post(f"/team/places/{ref}/offer")
    scene.team.post(f"/places/{ref}/answer", status=403, answer="accept")
    page = scene.team.post(f"/team/places/{ref}/behalf", what="accept")
    assert page.errors
    assert scene.own("ann").h1 == "You have an offer of a place"


def test_a_yes_by_phone_is_recorded_with_how_they_asked(scene: Scene) -> None:
    ref = scene.ref_of("ann")
    scene.team.post(f"/team/places/{ref}/offer")
    form = scene.team.get(f"/team/places/{ref}/behalf")
    scene.team.send(form, {"what": "accept", "asked": "phone"})
    assert scene.own("ann").h1 == "You have a place"


def test_not_this_time_needs_a_reason_and_the_person_reads_it(scene: Scene) -> None:
    form = scene.team.get(f"/team/places/{scene.ref_of('bo')}/not-selected")
    assert scene.team.send(form).errors
    scene.team.send(form, {"reason": "Two people asked and we drew lots."})
    own = scene.own("bo")
    assert own.h1 == "You were not chosen this time"
    assert "we drew lots" in own.text


def test_a_place_taken_back_says_why(scene: Scene) -> None:
    scene.team.post(f"/team/places/{scene.ref_of('ann')}/offer")
    form = scene.team.get(f"/team/places/{scene.ref_of('ann')}/release")
    shown = scene.team.send(form, {"reason": "The panel is smaller now."})
    assert "This will send 1 e-mail, to 1 person." in shown.text
    assert "The place is taken back." in scene.team.send(shown).text
    assert "The panel is smaller now." in scene.own("ann").text


def test_a_host_sees_names_only_after_both_said_yes_and_never_how_to_reach_them(scene: Scene) -> None:
    path = f"/host/opportunities/{scene.ref}/places"
    before = scene.host.get(path)
    assert "Ann" not in before.text and "Bo" not in before.text
    scene.team.post(f"/team/places/{scene.ref_of('ann')}/offer")
    assert "Ann" not in scene.host.get(path).text
    scene.people["ann"].post(f"/places/{scene.ref_of('ann')}/answer", answer="accept")
    after = scene.host.get(path)
    assert "Ann Advisor" in after.text
    assert "Bo" not in after.text
    assert "900123" not in after.bytes.decode() and "ann@post" not in after.bytes.decode()


def test_the_host_of_another_team_sees_nothing(scene: Scene, make: Make) -> None:
    make.person("Other", Role.HOST, email="other@post.example")
    other = scene.host.another()
    other.sign_in("other@post.example")
    other.get(f"/host/opportunities/{scene.ref}/places", status=404)


@pytest.mark.parametrize("path", ["offer", "not-selected", "release", "behalf"])
def test_nobody_but_the_team_arranges(scene: Scene, path: str) -> None:
    for who in (scene.host, scene.people["bo"]):
        who.post(f"/team/places/{scene.ref_of('ann')}/{path}", status=403, reason="x", what="withdraw", asked="phone")
    assert scene.own("ann").h1 == "We have your name"


def test_somebody_without_an_account_is_signed_up_by_the_team(scene: Scene, make: Make) -> None:
    make.advisor("Una Nophone", account=False)
    found = scene.team.get(f"/team/opportunities/{scene.ref}/sign-up", q="una")
    form = scene.team.get(found.links()["Una Nophone"])
    assert scene.team.send(form).errors
    page = scene.team.send(form, {"asked": "letter"})
    assert "Una Nophone" in page.text


def test_an_answer_after_its_time_is_over_is_told_so_before_any_worker_has_looked(
    scene: Scene, application: Flask
) -> None:
    scene.team.post(f"/team/places/{scene.ref_of('ann')}/offer")
    application.extensions["clock"].advance(timedelta(hours=60))
    own = scene.people["ann"]
    own.sign_in("ann@post.example")
    page = own.post(f"/places/{scene.ref_of('ann')}/answer", answer="accept")
    assert "The time to answer is over" in page.text
    assert page.h1 == "You have an offer of a place"


def test_nothing_is_offered_once_it_has_begun(scene: Scene, application: Flask) -> None:
    application.extensions["clock"].advance(timedelta(days=14, hours=2))
    scene.team.sign_in("team@post.example")
    page = scene.team.post(f"/team/places/{scene.ref_of('ann')}/offer")
    assert "already begun" in page.text


def test_a_session_moved_to_an_earlier_time_shortens_the_time_to_answer(scene: Scene, application: Flask) -> None:
    scene.team.post(f"/team/places/{scene.ref_of('ann')}/offer")
    assert "3 December 2026" in scene.own("ann").text
    with application.app_context(), db.transaction() as session:
        opportunity = session.scalars(select(Opportunity)).one()
        (planned,) = opportunity.sessions
        start = clock.now() + timedelta(hours=30)
        sessions.move_to(opportunity, planned.id, start, start + timedelta(hours=1), "", by=SYSTEM)
        place = session.scalars(select(Place).where(Place.state == PlaceState.OFFERED)).one()
        assert place.answer_by is not None and place.answer_by < start
        told = session.scalars(select(OutboxMessage).where(OutboxMessage.name == "waiting_changed")).first()
        assert told is not None and "Please say yes or no before then" in told.text

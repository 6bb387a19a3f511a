"""Another number of places: more are asked in order and never many at once, fewer ask who gives up theirs."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import SYSTEM
from app.opportunities.actions import sessions
from app.opportunities.models import MixRule, Opportunity, Seat
from app.opportunities.states import Attendance, SeatRole
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser


class Scene:
    """One seat, held by Ann; six others wait in order."""

    def __init__(self, application: Flask, browser: Browser, make: Make) -> None:
        self.application, self.make = application, make
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.ref = make.opportunity(title="A panel", seats=1)
        self.people: dict[str, Browser] = {}
        self.paths: dict[str, str] = {}
        for name in ("ann", "bo", "cy", "di", "ed", "flo"):
            self.joins(browser, name)
        self.team = browser.another()
        self.team.sign_in("team@post.example")
        self.places = f"/team/opportunities/{self.ref}/places"
        self.numbers = f"/team/opportunities/{self.ref}/numbers"

    def joins(self, browser: Browser, name: str) -> None:
        self.make.advisor(f"{name.title()} Advisor", email=f"{name}@post.example")
        own = browser.another()
        own.sign_in(f"{name}@post.example")
        self.paths[name] = own.post(f"/opportunities/{self.ref}/sign-up").path
        self.people[name] = own

    def heading(self, name: str) -> str:
        return self.people[name].get(self.paths[name]).h1

    def seat(self) -> str:
        with self.application.app_context():
            return f"seat-{db.session().scalars(select(Seat.id)).first()}"

    def set(self, number: int) -> object:
        return self.team.send(self.team.get(self.numbers), {self.seat(): str(number)})


@pytest.fixture
def scene(application: Flask, browser: Browser, make: Make) -> Scene:
    return Scene(application, browser, make)


def full(team: Browser) -> bool:
    """Whether the team's list says so of the only opportunity."""
    tags = team.get("/team/opportunities").soup.select("main .nhsuk-tag")
    return "Full" in [tag.get_text(strip=True) for tag in tags]


OFFER, RESERVE, PLACE = "You have an offer of a place", "You are on the reserve list", "You have a place"


def test_three_are_asked_and_the_rest_when_a_person_says_so(scene: Scene, browser: Browser) -> None:
    scene.set(6)
    assert [scene.heading(name) for name in scene.people] == [PLACE, OFFER, OFFER, OFFER, RESERVE, RESERVE]
    assert "Ask the next people on the list: A panel" in scene.team.get("/team").text
    scene.people["bo"].post(scene.paths["bo"] + "/answer", answer="decline")
    assert scene.heading("ed") == RESERVE, "nobody is asked silently while it waits"
    scene.joins(browser, "gil")
    assert scene.heading("gil") == RESERVE, "nobody overtakes those who are held back"
    places = scene.team.get(scene.places)
    assert "Ask the next 3 people" in places.text
    after = scene.team.send(places, action="ask-next")
    assert "The next people are asked" in after.text
    assert {scene.heading(name) for name in ("ed", "flo", "gil")} == {OFFER}
    assert "Ask the next" not in after.text + scene.team.get("/team").text
    again = scene.team.post(f"/team/opportunities/{scene.ref}/ask-next", number="3")
    assert "in the meantime" in again.text


def test_a_place_that_is_held_back_is_free_all_the_same(scene: Scene) -> None:
    """Four of five could be asked at once, so the fourth waits for a person: nothing is full meanwhile."""
    scene.set(5)
    assert [scene.heading(name) for name in scene.people] == [PLACE, OFFER, OFFER, OFFER, RESERVE, RESERVE]
    assert full(scene.team) is False
    assert "Ask the next 1 person" in scene.team.get(scene.places).text


def test_without_a_session_that_was_free_the_rest_is_full(application: Flask, browser: Browser, make: Make) -> None:
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    ref = make.opportunity(title="Two evenings", seats=1, sessions=2, attendance=Attendance.SOME)
    make.advisor("Ann Advisor", email="ann@post.example")
    own = browser.another()
    own.sign_in("ann@post.example")
    form = own.get(f"/opportunities/{ref}/sign-up")
    first, second = [field["value"] for field in form.soup.select("input[name=sessions]")]
    own.send(own.send(form, {"sessions": [first]}))
    browser.sign_in("team@post.example")
    assert full(browser) is False
    with application.app_context():
        thing = db.session().scalars(select(Opportunity)).one()
        with db.transaction():
            sessions.cancel(thing, int(second), by=SYSTEM, reason="The room is not free.")
    assert full(browser) is True


def test_fewer_places_than_people_ask_who_and_each_reads_why(scene: Scene) -> None:
    scene.set(2)
    scene.people["bo"].post(scene.paths["bo"] + "/answer", answer="accept")
    page = scene.set(1)
    assert "Say who gives up a place" in page.text  # type: ignore[attr-defined]
    assert scene.heading("ann") == PLACE and scene.heading("bo") == PLACE
    bo = scene.paths["bo"].rsplit("/", 1)[-1]
    empty = scene.team.send(page, {f"leaves-{bo}": "y"})  # type: ignore[arg-type]
    assert "Write the reason" in empty.text and scene.heading("bo") == PLACE
    done = scene.team.send(empty, {f"leaves-{bo}": "y", f"why-{bo}": "The room is smaller now."})
    assert "Saved." in done.text
    assert "The room is smaller now." in scene.people["bo"].get(scene.paths["bo"]).text
    assert scene.heading("ann") == PLACE and scene.heading("cy") == RESERVE


def test_nonsense_changes_nothing(scene: Scene) -> None:
    form = scene.team.get(scene.numbers)
    for typed in ("0", "-1", "501", "many", ""):
        assert scene.team.send(form, {scene.seat(): typed}).errors
    scene.people["bo"].post(f"/team/opportunities/{scene.ref}/ask-next", status=403, number="3")
    scene.people["bo"].get(scene.numbers, status=403)
    assert "1 of 1 given" in scene.team.get(scene.places).text


def test_a_name_that_waits_for_the_mix_is_told_why(application: Flask, browser: Browser, make: Make) -> None:
    ref = make.opportunity(title="A panel", seats=2)
    with application.app_context(), db.transaction() as session:
        thing = session.scalars(select(Opportunity)).one()
        thing.mixes.append(MixRule(of="carer", number=1))
    pages = []
    for name, carer in (("ann", False), ("bo", False), ("cy", True)):
        make.advisor(name, email=f"{name}@post.example", service_user=not carer, carer=carer)
        own = browser.another()
        own.sign_in(f"{name}@post.example")
        pages.append(own.post(f"/opportunities/{ref}/sign-up"))
    assert [page.h1 for page in pages] == [PLACE, RESERVE, PLACE]
    assert "kept for carers" in pages[1].text


def test_a_shadow_place_is_beside_the_places_and_a_supporter_takes_none(
    application: Flask, browser: Browser, make: Make
) -> None:
    host = make.person("Hal", Role.HOST, email="host@post.example")
    ref = make.opportunity(title="A panel", seats=1, host=host)
    with application.app_context(), db.transaction() as session:
        thing = session.scalars(select(Opportunity)).one()
        thing.seats.append(Seat(number=1, role=SeatRole.SHADOW))
    make.advisor("Ann Advisor", email="ann@post.example")
    browser.sign_in("ann@post.example")
    assert "1 of 1 place left" in browser.get(f"/opportunities/{ref}").text
    form = browser.get(f"/opportunities/{ref}/sign-up")
    shadow = form.soup.select("input[name=seat]")[1]["value"]
    check = browser.send(form, {"seat": shadow, "supporter": "y"})
    assert "You bring somebody who supports you." in check.text
    assert browser.send(check).h1 == PLACE
    assert "1 of 1 place left" in browser.get(f"/opportunities/{ref}").text
    other = browser.another()
    other.sign_in("host@post.example")
    seen = other.get(f"/host/opportunities/{ref}/places").text
    assert "Sits in to learn" in seen and "Brings somebody who supports them" in seen

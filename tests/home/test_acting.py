"""Acting for somebody from one page: how they ask is said once, and every act is kept with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.opportunities.states import Method, Visibility
from app.people.models import Person, Role, RoleGrant
from app.signups.models import Place, PlaceMove
from tests.support.make import Make
from tests.support.page import Browser, Page


class Scene:
    """Tess of the involvement team speaks with Una, who has no account."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make = application, make
        self.tess = make.person("Tess Team", Role.TEAM, email="tess@post.example")
        self.una = make.advisor("Una Nophone", account=False, phone="+447700900123")
        self.page = f"/team/people/{self.ref(self.una)}/acting"
        self.team = browser
        self.team.sign_in("tess@post.example")

    def ref(self, person_id: int) -> str:
        with self.application.app_context():
            return db.session().get_one(Person, person_id).ref

    def begin(self, asked: str = "phone") -> Page:
        return self.team.send(self.team.get(self.page), {"asked": asked})

    def sign_up(self, opportunity: str) -> Page:
        path = f"/team/opportunities/{opportunity}/sign-up/{self.ref(self.una)}"
        return self.team.send(self.team.get(path))

    def press(self, page: Page, button: str) -> Page:
        """The button with these words, with what its form carries."""
        pressed = next(form for form in page.soup.select("main form") if button in form.get_text())
        values = {str(each["name"]): str(each["value"]) for each in pressed.select("input")}
        return self.team.post(str(pressed["action"]), values)

    def moves(self) -> list[tuple[str, int | None, int | None, str | None]]:
        with self.application.app_context():
            rows = db.session().scalars(select(PlaceMove).order_by(PlaceMove.id))
            return [(row.after, row.actor_id, row.behalf_of_id, row.asked) for row in rows]

    def place(self) -> str:
        with self.application.app_context():
            return db.session().scalars(select(Place.ref).order_by(Place.id.desc())).first() or ""

    def later(self, **time: int) -> None:
        self.application.extensions["clock"].advance(timedelta(**time))


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)


def test_how_they_ask_is_said_once_and_stands_on_every_page(scene: Scene) -> None:
    first = scene.team.get(scene.page)
    assert first.h1 == "Act for Una Nophone"
    assert scene.team.send(first).errors == ["Choose how they asked."]
    page = scene.begin()
    assert page.h1 == "For Una Nophone"
    elsewhere = scene.team.get("/team/opportunities")
    assert "Una Nophone" in elsewhere.soup.select_one(".app-acting").get_text()
    assert "who asked by phone" in elsewhere.soup.select_one(".app-acting").get_text()


def test_signing_up_and_withdrawing_are_kept_with_who_for_whom_and_how(scene: Scene) -> None:
    opportunity = scene.make.opportunity(title="A day together")
    scene.begin()
    page = scene.sign_up(opportunity)
    assert page.path == scene.page
    assert "Signed up." in page.text
    page = scene.press(page, "Yes, they can still come")
    assert "Yes, said on Tue 1 Dec" in page.text
    page = scene.press(page, "They withdraw")
    assert page.path == scene.page
    una = ("phone",)
    assert scene.moves() == [
        ("confirmed", scene.tess, scene.una, *una),
        ("withdrawn", scene.tess, scene.una, *una),
    ]


@pytest.mark.parametrize(
    ("button", "state"), [("Yes, they take the place", "confirmed"), ("No, they do not", "declined")]
)
def test_an_offer_is_answered_with_one_button(scene: Scene, button: str, state: str) -> None:
    opportunity = scene.make.opportunity(method=Method.CHOSEN, choice_rule="New people first.")
    scene.begin("letter")
    scene.sign_up(opportunity)
    scene.team.post(f"/team/places/{scene.place()}/offer")
    scene.press(scene.team.get(scene.page), button)
    assert scene.moves()[-1] == (state, scene.tess, scene.una, "letter")


def test_details_and_breaks_are_changed_from_there_and_lead_back(scene: Scene) -> None:
    scene.begin()
    change = f"{scene.page.removesuffix('/acting')}/change"
    form = scene.team.get(change)
    assert "asked" not in form.form()
    page = scene.team.send(form, {"phone": "07700 900456", "contact_by": "phone", "lived": ["service-user"]})
    assert page.path == scene.page
    assert "07700 900456" in page.text
    page = scene.team.send(scene.team.get(f"{scene.page.removesuffix('/acting')}/break"))
    assert page.path == scene.page
    assert "On a break" in page.text
    with scene.application.app_context():
        kept = db.session().scalars(select(AuditEntry).where(AuditEntry.behalf_of_id == scene.una))
        assert {(entry.event, entry.asked) for entry in kept} >= {("PersonChanged", "phone"), ("AdvisorMoved", "phone")}


@pytest.mark.parametrize("end", ["an hour", "the button", "another person", "another sign-in"])
def test_after_it_ended_nothing_is_recorded_before_it_is_asked_again(scene: Scene, end: str) -> None:
    scene.begin()
    scene.sign_up(scene.make.opportunity())
    _ends(scene, end)
    again = scene.team.post(f"/team/places/{scene.place()}/behalf", what="withdraw")  # the button, still on the screen
    assert again.errors == ["Choose how they asked."]
    assert again.form()["what"] == "withdraw"
    assert [move[0] for move in scene.moves()] == ["confirmed"]
    scene.team.send(again, {"asked": "email"})
    assert scene.moves()[-1] == ("withdrawn", scene.tess, scene.una, "email")


def _ends(scene: Scene, end: str) -> None:
    if end == "an hour":
        scene.later(hours=1)
    elif end == "the button":
        assert "no longer acting" in scene.team.post(f"{scene.page}/end").text
    elif end == "another person":
        other = f"/team/people/{scene.ref(scene.make.advisor('Bo Other', account=False))}/acting"
        scene.team.send(scene.team.get(other), {"asked": "letter"})
    else:
        scene.team.sign_in("tess@post.example")


def test_every_act_keeps_it_open(scene: Scene) -> None:
    scene.begin()
    for time in range(3):
        scene.later(minutes=25)
        assert scene.sign_up(scene.make.opportunity(in_days=10 + time)).path == scene.page


def test_somebody_else_is_asked_for_how_they_asked(scene: Scene) -> None:
    scene.begin()
    bo = scene.make.advisor("Bo Other", account=False)
    path = f"/team/opportunities/{scene.make.opportunity()}/sign-up/{scene.ref(bo)}"
    assert scene.team.send(scene.team.get(path)).errors == ["Choose how they asked."]
    assert scene.moves() == []


def test_the_list_is_the_one_they_would_see(scene: Scene) -> None:
    scene.make.opportunity(title="Open to the register")
    scene.make.opportunity(title="A visit", visibility=Visibility.UNANNOUNCED)
    listed = scene.page.replace("acting", "opportunities")
    page = scene.team.get(listed)
    assert "A visit" in page.text
    scene.begin()
    assert "Signed up." in scene.team.send(scene.team.get(page.links()["Open to the register"])).text
    assert "You have a place" in scene.team.get(listed).text
    hana = scene.make.advisor("Hana Both", email="hana@post.example")
    with scene.application.app_context(), db.transaction() as session:
        session.add(RoleGrant(person_id=hana, role=Role.HOST))
    assert "A visit" not in scene.team.get(f"/team/people/{scene.ref(hana)}/opportunities").text


def test_nobody_but_the_team(scene: Scene) -> None:
    scene.make.person("Hal Host", Role.HOST, email="host@post.example")
    scene.make.advisor("Ann Advisor", email="ann@post.example")
    for email in ("host@post.example", "ann@post.example"):
        other = scene.team.another()
        other.sign_in(email)
        for path in ("", "/asked"):
            other.get(scene.page + path, status=403)
        other.get(scene.page.replace("acting", "opportunities"), status=403)
        other.post(f"{scene.page}/end", status=403)
    tess: dict[str, Any] = {"asked": "phone"}
    scene.team.get(f"/team/people/{scene.ref(scene.tess)}/acting", status=404)
    scene.team.post(f"/team/people/{scene.ref(scene.tess)}/acting/asked", tess, status=404)
    scene.team.get("/team/people/nobody/acting", status=404)

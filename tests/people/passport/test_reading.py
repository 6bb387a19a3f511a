"""Whoever of the team reads a passport is told to the person, once a day and field."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core import clock, db
from app.people.models import Exclusion, Role
from tests.people.passport.conftest import Scene
from tests.support.page import squeeze


def test_a_reading_is_shown_to_the_person_once_a_day(scene: Scene) -> None:
    assert "Nobody yet." in scene.ann.get("/my-passport").text
    scene.tia.get(scene.team_path)
    assert "Nobody yet." in scene.ann.get("/my-passport").text  # there was nothing to read
    scene.ann.send(scene.ann.get("/my-passport/hard-day"), {"hard_day": "A walk outside"})
    for _time in range(3):
        scene.tia.get(scene.team_path)
    with scene.application.app_context():
        now = clock.now()
    text = scene.ann.get("/my-passport").text
    assert text.count("What helps on a hard day: read by Tia Moss on") == 1
    scene.application.extensions["clock"].freeze(now + timedelta(hours=23))
    tia = scene.as_("tia")
    tia.get(scene.team_path)
    ann = scene.as_("ann")
    assert ann.get("/my-passport").text.count("read by Tia Moss") == 2
    assert "Ann" not in ann.get("/my-passport").text.split("Who has read it")[1]


def read(scene: Scene) -> list[str]:
    """The lines of "Who has read it", as Ann sees them."""
    page = scene.as_("ann").get("/my-passport")
    return [squeeze(li.get_text()) for li in page.soup.select("li") if " read by " in li.get_text()]


TODAY = "read by Tia Moss on Tuesday 1 December 2026"
PRIVATE, HELPS = f"What I keep away from: {TODAY}", f"What helps me take part: {TODAY}"


def keeps_away(scene: Scene, words: str = "Hull") -> None:
    scene.ann.send(scene.ann.get("/my-passport/private"), {"sort": "area", "words": words})


@pytest.mark.parametrize("path", ["", "/private", "/private/REF/remove"])
def test_whoever_of_the_team_reads_the_private_list_is_shown_to_the_person(scene: Scene, path: str) -> None:
    scene.tia.get(scene.team_path)
    assert read(scene) == []  # there was nothing to read
    keeps_away(scene)
    with scene.application.app_context():
        ref = db.session().scalars(select(Exclusion.ref)).one()
    address = scene.team_path + path.replace("REF", ref)
    for _time in range(2):
        assert "Hull" in scene.tia.get(address).text
    assert read(scene) == [PRIVATE]
    assert scene.ann.get("/my-passport/private") and read(scene) == [PRIVATE]  # their own eyes are not written down


def test_one_section_is_noted_alone(scene: Scene) -> None:
    scene.ann.send(scene.ann.get("/my-passport/hard-day"), {"hard_day": "A walk outside"})
    scene.ann.send(scene.ann.get("/my-passport/contact"), {"contact": "Mornings"})
    keeps_away(scene)
    for section in ("times", "away", "how-much", "access"):
        scene.tia.get(f"{scene.team_path}/{section}")
    assert read(scene) == []
    assert "Mornings" in scene.tia.get(f"{scene.team_path}/contact").source
    assert read(scene) == [f"Before you contact me: {TODAY}"]


@pytest.mark.parametrize("path", ["/team/people/REF", "/team/people/REF/change", "/team/people/REF/passport/access"])
def test_what_helps_is_noted_wherever_the_team_reads_it(scene: Scene, path: str) -> None:
    address = path.replace("REF", scene.ref)
    scene.tia.get(address)
    assert read(scene) == []
    scene.ann.send(scene.ann.get("/my-passport/access"), {"words": "A ramp", "sharing": "team"})
    assert "A ramp" in scene.tia.get(address).source
    assert read(scene) == [HELPS]


@pytest.mark.parametrize("path", ["who-fits", "sign-up/REF"])
def test_that_something_is_on_the_list_is_read_beside_an_opportunity_too(scene: Scene, path: str) -> None:
    there = scene.make.opportunity(venue="1 Quay Street, Hull", title="In Hull")
    elsewhere = scene.make.opportunity(venue="Leeds", title="In Leeds")
    keeps_away(scene)
    path = path.replace("REF", scene.ref)
    scene.tia.get(f"/team/opportunities/{elsewhere}/{path}")
    assert read(scene) == []
    for _time in range(2):
        assert "This is on your private list" in scene.tia.get(f"/team/opportunities/{there}/{path}").text
    assert read(scene) == [PRIVATE]


def test_nobody_but_the_team_can_read_it_and_a_refusal_is_no_reading(scene: Scene) -> None:
    keeps_away(scene)
    scene.make.person("Hal Reed", Role.HOST, email="hal@post.example")
    scene.make.advisor("Bea Lee", email="bea@post.example")
    for name in ("hal", "bea"):
        for path in (scene.team_path, f"{scene.team_path}/private"):
            assert "Hull" not in scene.as_(name).get(path, status=403).text
    assert read(scene) == []

"""The passport on paper: all of it to keep, or what hosts may read to take to a meeting; the private list never."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.people.models import Exclusion, PassportEntry, PassportReading, Role
from app.people.passport.states import Field, Read, Sharing, Shun
from tests.core.test_pdf import opened, smallest
from tests.support.make import Make
from tests.support.page import Browser

F, S = Field, Sharing
SAID = (
    (F.ACCESS, S.HOSTS, "A ramp, please\nand a lift"), (F.ACCESS, S.ASK, "A quiet room"),
    (F.BRINGS, S.TEAM, "I notice things"), (F.HARD_DAY, S.TEAM, "A walk outside"),
    (F.CONTACT, S.HOSTS, "Text first " + "x" * 60),
)  # fmt: skip


class Scene:
    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.browser = application, browser
        self.ann = make.advisor("Ann Lee", email="ann@post.example", address="1 Elm Row\nTown")
        make.person("Tia Moss", Role.TEAM, email="tia@post.example")
        make.person("Hal Reed", Role.HOST, email="hal@post.example")
        make.advisor("Bea Lee", email="bea@post.example")
        self.of_team = f"/team/people/{make.ref(self.ann)}/papers"

    def says(self) -> None:
        with self.application.app_context(), db.transaction() as session:
            for position, (field, sharing, words) in enumerate(SAID):
                session.add(PassportEntry(person_id=self.ann, field=field, sharing=sharing, words=words,
                                          position=position, written_at=clock.now()))  # fmt: skip
            session.add(Exclusion(person_id=self.ann, sort=Shun.AREA, words="Hull", since=clock.now()))

    def as_(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def readings(self) -> set[Read]:
        with self.application.app_context():
            return set(db.session().scalars(select(PassportReading.field)))


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)


MINE = "/my-involvement/papers"


def test_all_of_it_to_keep_but_for_the_private_list(scene: Scene) -> None:
    scene.says()
    ann = scene.as_("ann")
    page = ann.get(ann.get("/my-passport").links()["All of it, to keep"])
    assert page.h1 == "My passport"
    for words in ("A ramp, please", "A quiet room", "I notice things", "A walk outside", "1 Elm Row"):
        assert words in page.text
    assert "Hull" not in page.text and "is not on this paper" in page.text
    assert scene.readings() == set()


def test_what_hosts_may_read_to_show_at_a_meeting(scene: Scene) -> None:
    scene.says()
    ann = scene.as_("ann")
    page = ann.get(ann.get("/my-passport").links()["What hosts may read, to take along and show"])
    assert "Ann brought this to show you." in page.text and "A ramp, please" in page.text
    for words in ("A quiet room", "I notice things", "A walk outside", "1 Elm Row", "Hull", "private"):
        assert words not in page.text


@pytest.mark.parametrize("which", ["passport", "passport-to-show"])
def test_with_nothing_in_it_each_says_so(scene: Scene, which: str) -> None:
    assert "Nothing" in scene.as_("ann").get(f"{MINE}/{which}").text


@pytest.mark.parametrize("which", ["passport", "passport-to-show"])
def test_as_a_file_and_in_large_print(scene: Scene, which: str) -> None:
    scene.says()
    ann = scene.as_("ann")
    for path, least in ((f"{MINE}/{which}.pdf", 10), (f"{MINE}/{which}/large-print.pdf", 18)):
        answer = ann.get(path)
        assert answer.headers["Content-Type"] == "application/pdf"
        with opened(answer.bytes) as pdf:
            assert pdf.Root.MarkInfo.Marked is True and smallest(pdf) >= least


@pytest.mark.parametrize(
    ("which", "read"),
    [
        ("passport", {Read.ACCESS, Read.BRINGS, Read.HARD_DAY, Read.CONTACT}),
        ("passport-to-show", {Read.ACCESS, Read.CONTACT}),
        ("timetable", set()),
    ],
)
def test_that_the_team_prints_it_is_noted_as_read(scene: Scene, which: str, read: set[Read]) -> None:
    scene.says()
    tia = scene.as_("tia")
    for form in ("", ".pdf"):
        tia.get(f"{scene.of_team}/{which}{form}")
    assert scene.readings() == read


def test_nobody_else_prints_it(scene: Scene) -> None:
    scene.says()
    for name in ("hal", "bea"):
        scene.as_(name).get(f"{scene.of_team}/passport", status=403)
    scene.as_("hal").get(f"{MINE}/passport", status=403)
    assert "A ramp" not in scene.as_("bea").get(f"{MINE}/passport").text
    assert scene.readings() == set()

"""Sharing with a host: field by field, for one opportunity, with every reading shown; gone once taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.audit import AuditEntry
from app.opportunities.models import Opportunity
from app.opportunities.states import Method
from app.people.models import PassportEntry, PassportReading, Role
from app.people.passport.states import Field, Read, Sharing
from app.signups import actions
from app.signups.models import Place
from tests.support.make import Make
from tests.support.page import Browser, Page
from tests.support.statements import statements

F, S = Field, Sharing
SAID = {
    (F.ACCESS, S.HOSTS): "A ramp, please",
    (F.ACCESS, S.ASK): "A quiet room",
    (F.BRINGS, S.TEAM): "I notice things",
    (F.HARD_DAY, S.TEAM): "A walk outside",
}


class Scene:
    """Ann has a place in what Hal hosts; Hob hosts something else."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self.browser = application, make, browser
        self.hal_id = make.person("Hal Reed", Role.HOST, email="hal@post.example")
        make.team("Elm", self.hal_id)
        hob = make.person("Hob Dee", Role.HOST, email="hob@post.example")
        make.team("Oak", hob)
        make.person("Tia Moss", Role.TEAM, email="tia@post.example")
        make.person("Fin", Role.FINANCE, email="fin@post.example")
        make.advisor("Bea", email="bea@post.example")
        self.ann_id = make.advisor("Ann Lee", email="ann@post.example")
        self.says(self.ann_id, SAID)
        self.ref = make.opportunity(host=self.hal_id, team=self.team_of(self.hal_id), title="A workshop", seats=2)
        self.ann, self.hal = self.as_("ann"), self.as_("hal")
        self.ann.post(f"/opportunities/{self.ref}/sign-up")
        self.place = self.place_of(self.ann_id)
        self.read_at = f"/host/opportunities/{self.ref}/what-helps"

    def says(self, person_id: int, said: dict[tuple[Field, Sharing], str]) -> None:
        with self.application.app_context(), db.transaction() as session:
            for (field, sharing), words in said.items():
                session.add(PassportEntry(
                    person_id=person_id, field=field, sharing=sharing, words=words, written_at=clock.now()
                ))  # fmt: skip

    def team_of(self, person_id: int) -> int:
        from app.people.models import TeamMember

        with self.application.app_context():
            wanted = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
            return db.session().scalars(wanted).one()

    def place_of(self, person_id: int) -> str:
        with self.application.app_context():
            return db.session().scalars(select(Place.ref).where(Place.person_id == person_id)).one()

    def as_(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def choose(self, *words: str) -> Page:
        page = self.ann.get(f"/places/{self.place}/sharing")
        return self.ann.send(page, {"entries": [self.code(each) for each in words]})

    def code(self, words: str) -> str:
        with self.application.app_context():
            return db.session().scalars(select(PassportEntry.ref).where(PassportEntry.words == words)).one()

    def readings(self) -> list[tuple[int, Read]]:
        with self.application.app_context():
            rows = db.session().scalars(select(PassportReading).order_by(PassportReading.id))
            return [(row.reader_id, row.field) for row in rows]


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)


def test_the_host_reads_what_is_shared_as_a_rule_and_the_person_sees_it(scene: Scene) -> None:
    assert "What helps people take part" in scene.hal.get(f"/host/opportunities/{scene.ref}/places").text
    page = scene.hal.get(scene.read_at)
    assert "Ann Lee What helps me take part A ramp, please" in page.text
    assert not [words for words in SAID.values() if words != "A ramp, please" and words in page.text]
    scene.hal.get(scene.read_at)
    assert scene.readings() == [(scene.hal_id, Read.ACCESS)]
    said = "What helps me take part: read by Hal Reed on"
    assert said in scene.ann.get("/my-passport").text and said in scene.ann.get("/my-passport/shared").text
    assert said in scene.ann.get(f"/places/{scene.place}/sharing").text


def test_they_are_asked_once_and_gently(scene: Scene) -> None:
    text = scene.ann.get(f"/places/{scene.place}").text
    assert "It is fine to share nothing." in text
    page = scene.ann.get(f"/places/{scene.place}/sharing")
    assert page.form()["entries"] == [scene.code("A ramp, please")]  # as the passport says
    assert "A walk outside" not in page.text
    done = scene.ann.send(page, {"entries": []})
    assert "The host reads nothing of your passport." in done.text
    assert "It is fine to share nothing." not in scene.ann.get(f"/places/{scene.place}").text
    assert "What the host may read of my passport" in scene.ann.get(f"/places/{scene.place}").text


def test_each_opportunity_has_its_own_choice(scene: Scene) -> None:
    other = scene.make.opportunity(host=scene.hal_id, team=scene.team_of(scene.hal_id), in_days=30)
    scene.ann.post(f"/opportunities/{other}/sign-up")
    assert "The host can read 2 things of your passport." in scene.choose("A quiet room", "I notice things").text
    here, there = scene.hal.get(scene.read_at).text, scene.hal.get(f"/host/opportunities/{other}/what-helps").text
    assert "A quiet room" in here and "I notice things" in here and "A ramp" not in here
    assert "A ramp" in there and "A quiet room" not in there


def test_what_is_taken_back_is_gone_at_once(scene: Scene) -> None:
    assert "A ramp" in scene.hal.get(scene.read_at).text
    scene.choose()
    assert "A ramp" not in scene.hal.get(scene.read_at).text
    scene.choose("A ramp, please")
    assert "A ramp" in scene.hal.get(scene.read_at).text
    away = scene.ann.get("/my-passport/access").links()
    scene.ann.send(scene.ann.get(next(href for words, href in away.items() if words.startswith("Take away: A ramp"))))
    assert "A ramp" not in scene.hal.get(scene.read_at).text
    assert "read by Hal Reed" in scene.ann.get("/my-passport").text  # that it was read stays


def test_what_is_changed_is_read_as_it_is_now_and_an_entry_for_the_team_alone_is_gone(scene: Scene) -> None:
    links = scene.ann.get("/my-passport/access").links()
    change = next(href for words, href in links.items() if words.startswith("Change: A ramp"))
    scene.ann.send(scene.ann.get(change), {"words": "Two ramps"})
    assert "Two ramps" in scene.hal.get(scene.read_at).text
    scene.ann.send(scene.ann.get(change), {"sharing": "team"})
    assert "Two ramps" not in scene.hal.get(scene.read_at).text


def test_nothing_is_read_without_a_place_or_once_it_is_over(scene: Scene) -> None:
    moment = scene.application.extensions["clock"]
    with scene.application.app_context():
        now = clock.now()
    moment.freeze((now + timedelta(days=14)).replace(hour=20))  # the evening of the day
    assert "A ramp" in scene.as_("hal").get(scene.read_at).text
    moment.freeze(now + timedelta(days=15))
    assert "A ramp" not in scene.as_("hal").get(scene.read_at).text
    assert "not over" in scene.as_("ann").get(f"/places/{scene.place}/sharing").text
    moment.freeze(now)
    ann = scene.as_("ann")
    form = ann.get(f"/places/{scene.place}/sharing")
    ann.post(f"/places/{scene.place}/withdraw")
    assert "A ramp" not in scene.as_("hal").get(scene.read_at).text
    assert "only while you have the place" in ann.send(form, {"entries": [scene.code("A quiet room")]}).text
    assert "no host can read anything" in ann.get("/my-passport/shared").text


def test_an_offer_or_a_name_shares_nothing(scene: Scene) -> None:
    ref = scene.make.opportunity(
        host=scene.hal_id, team=scene.team_of(scene.hal_id), in_days=40, method=Method.CHOSEN, title="Chosen"
    )
    scene.ann.post(f"/opportunities/{ref}/sign-up")
    assert "A ramp" not in scene.hal.get(f"/host/opportunities/{ref}/what-helps").text
    with scene.application.app_context():
        wanted = select(Place).join(Opportunity).where(Opportunity.ref == ref)
        place_id = db.session().scalars(wanted).one().id
        with db.transaction():
            actions.offer(place_id, by=SYSTEM)
    assert "A ramp" not in scene.hal.get(f"/host/opportunities/{ref}/what-helps").text
    with scene.application.app_context(), db.transaction():
        actions.accept(place_id, by=Actor(scene.ann_id))
    assert "A ramp" in scene.hal.get(f"/host/opportunities/{ref}/what-helps").text


@pytest.mark.parametrize(("who", "status"), [("hob", 404), ("fin", 403), ("bea", 403), ("ann", 403)])
def test_nobody_but_its_host_and_the_team_reads_it(scene: Scene, who: str, status: int) -> None:
    them = scene.as_(who)
    answer = them.get(scene.read_at, status=status)
    assert "A ramp" not in answer.text
    them.get(f"/team/opportunities/{scene.ref}/what-helps", status=status)
    if who != "ann":
        them.get(f"/places/{scene.place}/sharing", status=404 if who == "bea" else 403)
    assert scene.readings() == []
    assert scene.browser.another().client.get(scene.read_at).status_code == 302


def test_the_team_reads_it_too_and_chooses_for_whoever_asked(scene: Scene) -> None:
    tia = scene.as_("tia")
    page = tia.get(f"/team/places/{scene.place}/sharing")
    page = tia.send(page, {"entries": [scene.code("A quiet room")]})
    assert page.errors == ["Choose how they asked."]
    tia.send(page, {"asked": "phone"})
    assert "A quiet room" in tia.get(f"/team/opportunities/{scene.ref}/what-helps").text
    assert "A quiet room" in scene.hal.get(scene.read_at).text
    with scene.application.app_context():
        entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "SharingChosen")).one()
        assert (entry.behalf_of_id, entry.asked) == (scene.ann_id, "phone")
        assert set(entry.data) == {"person_id", "opportunity_id", "entry_ids"}


@pytest.mark.parametrize("entries", [["nonsense"], ["x" * 100_000], ["\u202e"]])
def test_what_is_no_entry_is_refused(scene: Scene, entries: list[str]) -> None:
    page = scene.ann.send(scene.ann.get(f"/places/{scene.place}/sharing"), {"entries": entries})
    assert page.errors == ["Choose from the answers shown."]


def test_nobody_shares_what_is_somebody_elses_or_not_for_hosts(scene: Scene) -> None:
    with scene.application.app_context():
        place_id = db.session().scalars(select(Place.id).where(Place.ref == scene.place)).one()
    from app.signups.sharing import actions as sharing

    refs = [scene.code("A walk outside")]
    with scene.application.app_context(), db.transaction():
        assert sharing.choose(place_id, refs, by=Actor(scene.ann_id)) == 0
    assert "A walk outside" not in scene.hal.get(scene.read_at).text


@pytest.mark.parametrize("people", [1, 3])
def test_the_hosts_page_asks_the_same_few_statements(scene: Scene, people: int) -> None:
    many = scene.make.opportunity(host=scene.hal_id, team=scene.team_of(scene.hal_id), in_days=60, seats=9)
    for number in range(people):
        person_id = scene.make.advisor(f"P{number}", email=f"p{number}@post.example")
        scene.says(person_id, {(F.ACCESS, S.HOSTS): f"Thing {number}"})
        scene.as_(f"p{number}").post(f"/opportunities/{many}/sign-up")
    path = f"/host/opportunities/{many}/what-helps"
    scene.hal.get(path)
    with statements(scene.application) as seen:
        page: Any = scene.hal.get(path)
    assert page.text.count("Thing ") == people
    assert len(seen) == 13, "\n".join(seen)

"""Somebody has a place, and then whom they keep away from is there after all: they hear of it, and no host does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.messages import worker
from app.messages.models import OutboxMessage
from app.people.models import Exclusion, Role, TeamMember
from app.people.passport.states import Shun
from app.signups.apart import actions
from app.signups.apart.models import KeptApart
from tests.support.make import Make
from tests.support.page import Browser, Page
from tests.support.panels import Panels

KELLY, ANN, INSET, STAY = "kelly@post.example", "ann@post.example", "may be on your private list", "I know, and I stay"


@pytest.fixture
def panel(application: Flask, make: Make) -> Panels:
    return Panels(application, make)


@pytest.fixture
def clinic(make: Make) -> int:
    return make.team("The clinic", make.person("Kelly Clinic", Role.HOST, email=KELLY))


def shuns(panel: Panels, team_id: int) -> None:
    with panel.application.app_context(), db.transaction() as session:
        session.add(Exclusion(person_id=panel.ann, sort=Shun.HIDE, since=clock.now(), team_id=team_id))


def seats(panel: Panels, email: str = KELLY) -> Page:
    """By the host."""
    host = signed_in(panel, "host@post.example")
    form = {"email": email, "role": "member", "type": "staff"}
    return host.send(host.get(f"/host/panels/{panel.ref}/members/add"), form)


def signed_in(panel: Panels, email: str) -> Browser:
    own = Browser(panel.application)
    own.sign_in(email)
    return own


def a_day_passes(panel: Panels) -> None:
    panel.application.extensions["clock"].advance(timedelta(days=1))


def looked_at(panel: Panels) -> None:
    assert worker.run(panel.application, once=True)


def place_of_ann(panel: Panels) -> Page:
    return signed_in(panel, ANN).get(f"/places/{panel.ann_place}")


def today(panel: Panels) -> str:
    return signed_in(panel, "team@post.example").get("/team").text


def told(panel: Panels) -> list[int]:
    with panel.application.app_context():
        return list(
            db.session().scalars(select(OutboxMessage.person_id).where(OutboxMessage.name == "look_again"))
        )  # fmt: skip


def test_who_has_a_place_hears_that_somebody_may_be_there_and_the_host_does_not(panel: Panels, clinic: int) -> None:
    shuns(panel, clinic)
    looked_at(panel)
    assert INSET not in place_of_ann(panel).text and "Ring Ann Lee first" not in today(panel)
    assert "Ann Lee" not in seats(panel).errors
    looked_at(panel)
    assert INSET in place_of_ann(panel).text
    assert INSET not in signed_in(panel, "bob@post.example").get(f"/places/{panel.bob_place}").text
    assert "Ring Ann Lee first: Nurse panel" in today(panel)
    assert told(panel) == []  # the hour would say who it is
    a_day_passes(panel)
    looked_at(panel)
    looked_at(panel)
    assert told(panel) == [panel.ann]
    for email in ("host@post.example", "chair@post.example"):
        text = signed_in(panel, email).get(f"/host/panels/{panel.ref}").text
        assert "Ann Lee" in text and "private" not in text and "Ring Ann" not in text


@pytest.mark.parametrize("cause", ["list", "team", "host"])
def test_however_it_came_to_be(panel: Panels, clinic: int, cause: str) -> None:
    """A list that grows, somebody on the panel who joins that team, a deputy who comes from there."""
    if cause == "list":
        seats(panel)
    looked_at(panel)
    shuns(panel, clinic)
    with panel.application.app_context(), db.transaction() as session:
        if cause == "team":
            session.add(TeamMember(team_id=clinic, person_id=panel.scribe))
        if cause == "host":
            session.add(TeamMember(team_id=clinic, person_id=panel.host))
    looked_at(panel)
    assert INSET in place_of_ann(panel).text and "Ring Ann Lee first" in today(panel)


def test_whoever_stays_says_so_once(panel: Panels, clinic: int) -> None:
    shuns(panel, clinic)
    seats(panel)
    looked_at(panel)
    page = place_of_ann(panel)
    assert STAY in page.text
    signed_in(panel, "bob@post.example").post(f"/places/{panel.ann_place}/stay", status=404)
    assert "Ring Ann Lee first" in today(panel)
    own = signed_in(panel, ANN)
    own.post(f"/places/{panel.ann_place}/stay")
    assert INSET not in own.post(f"/places/{panel.ann_place}/stay").text
    a_day_passes(panel)
    looked_at(panel)
    assert "Ring Ann Lee first" not in today(panel) and told(panel) == []


def test_whoever_steps_back_is_asked_no_more(panel: Panels, clinic: int) -> None:
    shuns(panel, clinic)
    seats(panel)
    looked_at(panel)
    signed_in(panel, ANN).post(f"/places/{panel.ann_place}/withdraw")
    looked_at(panel)
    assert "Ring Ann Lee first" not in today(panel)
    assert kept(panel) == 0


def test_it_is_over_when_the_other_one_leaves(panel: Panels, clinic: int) -> None:
    shuns(panel, clinic)
    seats(panel)
    looked_at(panel)
    signed_in(panel, KELLY).post(f"/panels/{panel.ref}/step-down")
    looked_at(panel)
    assert INSET not in place_of_ann(panel).text and kept(panel) == 0
    a_day_passes(panel)
    looked_at(panel)
    assert told(panel) == []


def test_near_the_day_nobody_waits_for_the_morning(application: Flask, make: Make, clinic: int) -> None:
    soon = Panels(application, make, in_days=1)
    shuns(soon, clinic)
    seats(soon)
    looked_at(soon)
    assert told(soon) == [soon.ann]


def test_the_team_rings_and_says_that_it_has(panel: Panels, clinic: int) -> None:
    address = f"/team/opportunities/{panel.opportunity}/ring-first/{panel.make.ref(panel.ann)}"
    team = signed_in(panel, "team@post.example")
    team.get(address, status=404)
    team.post(address, status=404)
    shuns(panel, clinic)
    seats(panel)
    looked_at(panel)
    page = team.get(address)
    assert "Kelly" not in page.text and "clinic" not in page.text and "private" not in page.text
    for email in ("host@post.example", KELLY, ANN):
        signed_in(panel, email).get(address, status=403)
        signed_in(panel, email).post(address, status=403)
    assert "Ring Ann Lee first" in today(panel)
    team.post(address)
    assert "Ring Ann Lee first" not in today(panel)
    assert INSET not in place_of_ann(panel).text


def test_two_workers_find_it_once(panel: Panels, clinic: int) -> None:

    shuns(panel, clinic)
    seats(panel)
    looked_at(panel)
    with panel.application.app_context():
        number = panel.found().id
        for verb in (actions.notice, actions.tell):  # found before, and not due yet
            with db.transaction():
                assert not verb(panel.ann, number)
        for found in (True, False):
            with db.transaction():
                assert actions.over(panel.ann, number) is found
        with db.transaction():
            actions.settle(panel.ann, number, by=Actor(panel.ann))  # of what is over: nothing
    assert kept(panel) == 0


def kept(panel: Panels) -> int:
    with panel.application.app_context():
        return db.session().query(KeptApart).count()

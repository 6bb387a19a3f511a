"""Kinds as data: the built-in eight, and an organisation's own."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.actor import SYSTEM
from app.opportunities import queries
from app.opportunities.actions import seed_kinds
from app.opportunities.models import Kind
from app.people.models import Course, Role
from tests.opportunities.posting import begin
from tests.support.make import Make
from tests.support.page import Browser

EIGHT = [
    "interview-panel", "accreditation-review", "training-session", "interview-calls", "committee", "workshop",
    "document-review", "project",
]  # fmt: skip


@pytest.fixture
def team(browser: Browser, make: Make) -> Browser:
    make.person("Parveen Sethi", Role.TEAM, email="team@post.example")
    browser.sign_in("team@post.example")
    return browser


def test_the_built_in_kinds_are_added_once_and_never_overwritten(context: Flask) -> None:
    with db.transaction() as session:
        assert seed_kinds(by=SYSTEM) == EIGHT
        session.get_one(Kind, "workshop").name = "Our workshops"
    with db.transaction():
        assert seed_kinds(by=SYSTEM) == EIGHT
    kinds = queries.kinds()
    assert [kind.code for kind in kinds] == EIGHT
    assert kinds[5].name == "Our workshops"
    assert kinds[0].course
    assert kinds[0].course.name == "Interview panel training"
    assert [kind.code for kind in kinds if not kind.dated] == ["document-review"]
    assert db.session().scalar(select(func.count()).select_from(Course)) == 4


def test_a_first_start_from_the_page(team: Browser) -> None:
    page = team.get("/team/kinds")
    assert "There are no kinds yet." in page.text
    page = team.send(page)
    assert "The built-in kinds are there." in page.text
    assert len(page.soup.select("article")) == 8
    team.post("/team/kinds/start")
    assert len(team.get("/team/kinds").soup.select("article")) == 8


def test_a_kind_of_ones_own(team: Browser, application: Flask, make: Make) -> None:
    team.send(team.get("/team/kinds"))
    page = team.get("/team/kinds/new")
    assert team.send(page).errors == ["Enter a name.", "Say what it is.", "Enter a neutral title."]
    own = {"name": "Mystery shopping", "about": "Ring a service as if you were new.", "neutral_title": "Meeting"}
    page = team.send(page, {**own, "course_code": "interview-calls-training", "dated": "no"})
    assert "Mystery shopping" in page.text
    with application.app_context():
        kind = db.session().get_one(Kind, "mystery-shopping")
        assert (kind.dated, kind.active, kind.course_code) == (False, True, "interview-calls-training")
    again = team.send(team.get("/team/kinds/new"), own)
    assert again.errors == ["There is a kind with this name. Choose another name."]
    assert team.send(team.get("/team/kinds/new"), {**own, "name": "会议"}).errors == []
    assert "会议" in team.get("/team/kinds").text


def test_a_kind_is_changed_and_put_out_of_use(team: Browser, application: Flask, make: Make) -> None:
    team.send(team.get("/team/kinds"))
    make.team("Liaison team", make.person("Priya Shah", Role.HOST, email="host@post.example"))
    host = team.another()
    host.sign_in("host@post.example")
    ref = begin(host, "Meals", "workshop")
    page = team.get("/team/kinds/workshop")
    taken = team.send(page, {"name": "Project"})
    assert taken.errors == ["There is a kind with this name. Choose another name."]
    values = {**page.form(), "name": "Workshops"}
    del values["active"]
    assert "Not in use" in team.post("/team/kinds/workshop", values).text
    assert "Workshops" not in host.get("/host/opportunities/new").text
    page = host.get(f"/host/opportunities/{ref}/edit/what")
    assert page.form()["kind"] == "workshop", "what has this kind keeps it"
    team.get("/team/kinds/nosuch", status=404)
    assert team.send(team.get("/team/kinds/project"), {"course_code": "forged"}).errors == [
        "Choose one of the answers."
    ]

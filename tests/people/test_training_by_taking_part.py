"""Whoever takes part in what teaches something has done that training; taken back, only what it granted goes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.opportunities.models import Opportunity
from app.opportunities.queries import advisor_facts
from app.people.models import Course, Role, TrainingGrant, TrainingRecord
from app.signups import actions
from app.signups.models import Place
from tests.support.make import Make
from tests.support.page import Browser


class Scene:
    """A kind that teaches a course, for a year; Ann has a place in one of it with two sessions, on the first day."""

    def __init__(self, application: Flask, make: Make, browser: Browser, months: str = "12") -> None:
        self.application, self.make = application, make
        with application.app_context(), db.transaction() as session:
            session.add_all([Course(code="panel", name="Panel training"), Course(code="other", name="Another course")])
        make.person("Tia Moss", Role.TEAM, email="tia@post.example")
        self.team = browser.another()
        self.team.sign_in("tia@post.example")
        kind = make.kind("learning")
        page = self.team.get(f"/team/kinds/{kind}")
        done = self.team.send(page, {"teaches_code": "panel", "teaches_months": months})
        assert "Saved." in done.text
        self.ann = make.advisor("Ann Lee")
        self.kind = kind
        self.place, self.sessions = self.placed(2)

    def placed(self, sessions: int) -> tuple[int, list[int]]:
        ref = self.make.opportunity(kind=self.kind, sessions=sessions, in_days=30)
        with self.application.app_context():
            row = db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
            number, days = row.id, [each.id for each in row.sessions]
            with db.transaction():
                (place,) = actions.sign_up(number, self.ann, by=Actor(self.ann))
            return place.id, days

    def later(self) -> None:
        with self.application.app_context():
            now = clock.now()
        self.application.extensions["clock"].freeze(now + timedelta(days=40))

    def took_part(self, place: int, session: int | None) -> None:
        with self.application.app_context(), db.transaction():
            actions.took_part(place, session, activity_minutes=120, prep_minutes=0, by=SYSTEM)

    def did_not(self, place: int, session: int | None) -> None:
        with self.application.app_context(), db.transaction():
            actions.did_not_take_part(place, session, by=SYSTEM)

    def held(self) -> Any:
        with self.application.app_context():
            facts = advisor_facts(self.ann)
            assert facts is not None
            return dict(facts.training)

    def first_day(self) -> date:
        with self.application.app_context():
            place = db.session().get_one(Place, self.place)
            return place.opportunity.sessions[0].starts_at.date()


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    made = Scene(application, make, browser)
    made.later()
    return made


def test_taking_part_grants_it_from_the_day_of_the_session(scene: Scene) -> None:
    assert scene.held() == {}
    scene.took_part(scene.place, scene.sessions[0])
    day = scene.first_day()
    assert scene.held() == {"panel": day.replace(year=day.year + 1)}
    team = scene.team.another()
    team.sign_in("tia@post.example")
    text = team.get(f"/team/people/{scene.make.ref(scene.ann)}").text
    assert "Panel training" in text and "by taking part" in text and "Training by taking part: Panel training" in text
    assert "Ann Lee" in team.get("/team/people", course="panel").text
    assert "Ann Lee" not in team.get("/team/people", course="other").text


def test_recorded_twice_it_is_granted_once(scene: Scene) -> None:
    for _time in range(2):
        scene.took_part(scene.place, scene.sessions[0])
    with scene.application.app_context():
        assert len(db.session().scalars(select(TrainingGrant)).all()) == 1


def test_of_two_sessions_the_later_counts_and_one_taken_back_leaves_the_other(scene: Scene) -> None:
    first, second = scene.sessions
    scene.took_part(scene.place, first)
    scene.took_part(scene.place, second)
    day = scene.first_day()
    assert scene.held() == {"panel": day.replace(year=day.year + 1) + timedelta(days=1)}
    scene.did_not(scene.place, second)
    assert scene.held() == {"panel": day.replace(year=day.year + 1)}
    scene.did_not(scene.place, first)
    assert scene.held() == {}


def test_what_the_team_wrote_down_stays_when_a_record_is_taken_back(scene: Scene) -> None:
    ref = scene.make.ref(scene.ann)
    team = scene.team.another()
    team.sign_in("tia@post.example")
    with scene.application.app_context():
        ends = clock.today() + timedelta(days=10)
    when = {"expires_on-day": ends.day, "expires_on-month": ends.month, "expires_on-year": ends.year}
    team.send(team.get(f"/team/people/{ref}/training"), {"course": "panel", "evidence": "seen, number 12", **when})
    assert "(seen, number 12)" in team.get(f"/team/people/{ref}").text
    scene.took_part(scene.place, scene.sessions[0])
    assert scene.held()["panel"] > ends
    scene.did_not(scene.place, scene.sessions[0])
    assert scene.held() == {"panel": ends}
    with scene.application.app_context():
        assert db.session().scalars(select(TrainingRecord.evidence)).one() == "seen, number 12"


def test_what_counts_for_ever_is_not_shortened(application: Flask, make: Make, browser: Browser) -> None:
    scene = Scene(application, make, browser, months="")
    with application.app_context(), db.transaction() as session:
        session.add(TrainingRecord(person_id=scene.ann, course_code="panel", expires_on=clock.today()))
    scene.later()
    scene.took_part(scene.place, scene.sessions[0])
    assert scene.held() == {"panel": None}


@pytest.mark.parametrize(
    ("months", "error"), [("0", "Enter a number from 1 to 120."), ("x", "Enter a whole number, like 3.")]
)
def test_months_that_cannot_be(scene: Scene, months: str, error: str) -> None:
    team = scene.team.another()
    team.sign_in("tia@post.example")
    assert team.send(team.get(f"/team/kinds/{scene.kind}"), {"teaches_months": months}).errors == [error]


def test_a_long_evidence_is_refused_and_kept(scene: Scene) -> None:
    team = scene.team.another()
    team.sign_in("tia@post.example")
    path = f"/team/people/{scene.make.ref(scene.ann)}/training"
    page = team.send(team.get(path), {"course": "panel", "evidence": "x" * 301})
    assert page.errors == ["Use 300 characters or fewer. You have used 301."] and page.form()["evidence"] == "x" * 301

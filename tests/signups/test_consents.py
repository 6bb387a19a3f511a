"""Yes or no to telling one's story and to being recorded: each person's own, and taken back at any time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity
from app.opportunities.states import Shape
from app.people.models import Role
from app.signups.consents.models import Consent
from app.signups.consents.states import ConsentState
from tests.support.make import Make
from tests.support.page import Browser, Page

ASKS = {"story": "if-you-wish", "recorded": True, "reuse": "On our pages for new staff"}
YES = {"story": "yes", "recording": "yes", "reuse": "no"}


class Training:
    """A training that asks for consent, its host, the team, and Ada, who has a place in it."""

    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self._browser = application, browser
        self.host_id = make.person("Holly Host", Role.HOST, email="host@post.example")
        make.person("Tess Team", Role.TEAM, email="team@post.example")
        make.advisor("Ada Example", email="ada@post.example")
        kind = make.kind("our-training", shape=Shape.TRAINING)
        team = make.team("Day Team", self.host_id)
        self.ref = make.opportunity(team=team, host=self.host_id, kind=kind, seats=3, title="Listening", details=ASKS)
        self.ada = self.own("ada")
        self.place = self.ada.send(self.ada.get(f"/opportunities/{self.ref}/sign-up"))
        self.address = self.place.links()["Your story, and being recorded: yes or no"]

    def own(self, name: str) -> Browser:
        found = self._browser.another()
        found.sign_in(f"{name}@post.example")
        return found

    def says(self, **answers: str) -> Page:
        return self.ada.send(self.ada.get(self.address), {**YES, **answers})

    def told(self) -> list[str]:
        with self.application.app_context():
            rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "consent_taken_back")).all()
            assert {row.person_id for row in rows} <= {self.host_id}
            return [row.text for row in rows]


@pytest.fixture
def training(application: Flask, make: Make, browser: Browser) -> Training:
    return Training(application, make, browser)


def test_nothing_is_ticked_beforehand_and_every_answer_is_fine(training: Training) -> None:
    page = training.ada.get(training.address)
    assert not page.soup.select("input[checked]")
    assert training.ada.send(page).errors == ["Choose yes or no."] * 3
    assert "This is planned: On our pages for new staff" in page.text
    assert training.says(story="no", recording="no").path == training.place.path
    assert training.says(story="no", recording="no").h1 == "You have a place"


def test_the_host_sees_who_said_yes_and_is_told_when_it_is_taken_back(training: Training) -> None:
    host = training.own("host")
    training.says()
    page = host.get(f"/host/opportunities/{training.ref}/consents")
    assert (
        "Ada Example" in page.text and "Being recorded Yes" in page.text and "Using it again elsewhere No" in page.text
    )
    assert training.told() == []
    training.says(recording="no")
    assert "Being recorded Taken back" in host.get(page.path).text
    (told,) = training.told()
    assert "Ada Example has taken back a yes." in told and "Being recorded" in told and "Listening" in told
    training.says(recording="no")
    assert len(training.told()) == 1, "saying no again tells nobody again"
    training.says(recording="yes")
    training.says(recording="no")
    assert len(training.told()) == 2


def test_whoever_left_can_take_a_yes_back_and_give_none(training: Training) -> None:
    training.says()
    training.ada.post(f"{training.place.path}/withdraw")
    wrong = training.says(reuse="yes")
    assert "You do not have this place any more. You can still take a yes back." in wrong.text
    training.says(story="no", recording="no")
    assert len(training.told()) == 2


def test_what_is_not_asked_any_more_can_still_be_taken_back(training: Training) -> None:
    training.says()
    with training.application.app_context(), db.transaction() as session:
        session.scalars(select(Opportunity).where(Opportunity.ref == training.ref)).one().details = {"story": "no"}
    page = training.ada.get(training.address)
    training.ada.send(page, {"story": "no"})
    assert len(training.told()) == 1


def test_by_phone_through_the_team(training: Training) -> None:
    team = training.own("team")
    page = team.get(f"/team{training.place.path}/consents")
    assert team.send(page, YES).errors == ["Choose how they asked."]
    team.send(page, {**YES, "asked": "phone"})
    with training.application.app_context():
        rows = db.session().scalars(select(Consent).order_by(Consent.id)).all()
        assert [row.state for row in rows] == [ConsentState.YES, ConsentState.YES, ConsentState.NO]
        assert {row.moves[0].asked for row in rows} == {"phone"}


def test_two_windows_at_once_leave_one_answer(training: Training) -> None:
    pages = [(training.own("ada"), story) for story in ("yes", "no", "yes", "no")]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: one[0].post(training.address, {**YES, "story": one[1]}), pages))
    with training.application.app_context():
        assert len(db.session().scalars(select(Consent)).all()) == 3


def test_who_may_not(training: Training, make: Make) -> None:
    make.advisor("Ben Other", email="ben@post.example")
    make.team("Others", make.person("Olu Other", Role.HOST, email="olu@post.example"))
    ben, olu, host = training.own("ben"), training.own("olu"), training.own("host")
    ben.get(training.address, status=404)
    ben.post(training.address, YES, status=404)
    olu.get(f"/host/opportunities/{training.ref}/consents", status=404)
    host.get(training.address, status=403)
    host.get(f"/team{training.place.path}/consents", status=403)
    plain = make.opportunity(team=None, title="Plain")
    training.own("team").get(f"/team/opportunities/{plain}/consents", status=404)

"""An offer that reached nobody does not lapse: no time runs, somebody rings, or it is sent again with new time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.worker import run
from app.people.models import Person, Role
from tests.messages.conftest import OK, PostOffice
from tests.messages.post import later
from tests.support.make import Make
from tests.support.page import Browser

DAY = timedelta(days=1)


class Scene:
    """Bo waits for Ann's place; the mail server answers as a test says."""

    def __init__(self, application: Flask, browser: Browser, make: Make, office: PostOffice) -> None:
        self.application, self.browser, self.office = application, browser, office
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.ref, self.paths = make.opportunity(title="A long walk"), {}
        for name in ("ann", "bo"):
            make.advisor(f"{name.title()} Advisor", email=f"{name}@post.example", phone="+447700900123")
            self.paths[name] = self.signed_in(name).post(f"/opportunities/{self.ref}/sign-up").path
        self.work()
        self.signed_in("ann").post(f"{self.paths['ann']}/withdraw")

    def signed_in(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def work(self) -> None:
        assert run(self.application, once=True)

    def bo(self) -> str:
        return self.signed_in("bo").get(self.paths["bo"]).text

    def calls(self) -> str:
        return self.signed_in("team").get("/team/calls").text

    def offers(self) -> list[OutboxMessage]:
        with self.application.app_context():
            wanted = select(OutboxMessage).where(OutboxMessage.name == "place_offered").order_by(OutboxMessage.id)
            return list(db.session().scalars(wanted))


@pytest.fixture
def scene(application: Flask, browser: Browser, make: Make, office: PostOffice) -> Scene:
    return Scene(application, browser, make, office)


def test_an_offer_whose_mail_is_refused_waits_for_a_call(scene: Scene) -> None:
    assert "Please answer by Thursday 3 December 2026, 9am" in scene.bo()
    scene.office.at_recipient = "550 no such person"
    scene.work()
    later(scene.application, days=5)
    scene.work()
    assert "until we have spoken" in scene.bo()
    page = scene.calls()
    assert "Bo Advisor: A long walk" in page and "Our message did not reach them" in page
    assert "until Tuesday 8 December 2026, 9am" in page

    scene.signed_in("team").post(f"/team/messages/{scene.offers()[0].ref}/told")
    assert "Please answer by Tuesday 8 December 2026, 9am" in scene.bo()
    later(scene.application, days=1)
    scene.work()
    assert "You have an offer of a place" in scene.bo()
    later(scene.application, days=1)
    scene.work()
    assert "The offer has passed" in scene.bo()


def test_an_offer_that_could_not_leave_in_time_does_not_lapse_either(scene: Scene) -> None:
    later(scene.application, days=2)  # nobody worked
    scene.work()
    assert "until we have spoken" in scene.bo()
    assert "Our message did not reach them" in scene.calls()
    assert [row.state for row in scene.offers()] == [MessageState.FAILED]
    assert not [mail for mail in scene.office.mails if "A place for you" in str(mail["Subject"])], "its time is over"


def test_sent_again_an_offer_says_the_new_time(scene: Scene) -> None:
    scene.office.at_recipient = "550 no such person"
    scene.work()
    later(scene.application, days=3)
    scene.work()
    with scene.application.app_context(), db.transaction() as session:
        bo = session.scalars(select(Person).where(Person.full_name == "Bo Advisor")).one()
        bo.email = "bo@new.example"
    scene.office.at_recipient = OK
    scene.signed_in("team").post(f"/team/messages/{scene.offers()[0].ref}/send-again")
    scene.work()

    old, fresh = scene.offers()
    assert (old.state, fresh.state, fresh.address) == (MessageState.DROPPED, MessageState.SENT, "bo@new.example")
    assert "until Monday 7 December 2026, 10am" in fresh.text
    assert "Please answer by Monday 7 December 2026, 10am" in scene.bo()
    assert "Bo Advisor" not in scene.calls()


def test_a_failure_of_before_says_nothing_of_a_later_question(scene: Scene, make: Make) -> None:
    """Both said yes on their pages although no mail reached them; then Ann could not come."""
    ref = make.opportunity(title="A panel", seats=2, in_days=20)
    ann, bo = scene.signed_in("ann"), scene.signed_in("bo")
    page = ann.post(f"/opportunities/{ref}/sign-up", together="y")
    code = page.soup.select_one(".nhsuk-inset-text .nhsuk-heading-m").get_text()  # type: ignore[union-attr]
    scene.paths["bo"] = bo.post(f"/opportunities/{ref}/sign-up", code=code).path
    scene.office.at_recipient = "550 no such person"
    scene.work()
    for own, path in ((ann, page.path), (bo, scene.paths["bo"])):
        assert own.post(f"{path}/answer", answer="accept").h1 == "You have a place"
    scene.office.at_recipient = OK
    ann.post(f"{page.path}/withdraw")
    scene.work()
    assert "come on your own? " in scene.bo() and "Please answer by Thursday 3 December 2026, 9am" in scene.bo()
    assert "A panel" not in scene.calls()

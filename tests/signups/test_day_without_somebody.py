"""A no to one day of a series: the place is kept, the team is asked about cover, and whoever steps in has that day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.messages.models import OutboxMessage
from app.opportunities.models import MixRule, Opportunity
from app.opportunities.states import Attendance
from app.people.models import Advisor, Role
from tests.support.make import Make
from tests.support.page import Browser, Page, squeeze

DAY_TWO = "Wednesday 16 December 2026"
ASK = "Mary Ann cannot come on Wed 16 Dec. Do you want cover for that day? A series"


class Scene:
    """Mary has the one place of a series of three days, and cannot come on the second. Bo and Cy could step in."""

    def __init__(self, application: Flask, browser: Browser, make: Make) -> None:
        self.application, self.browser, self.make = application, browser, make
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.ids = {name: make.advisor(full, email=f"{name}@post.example")
                    for name, full in (("mary", "Mary Ann"), ("bo", "Bo Advisor"), ("cy", "Cy Advisor"))}  # fmt: skip
        self.ref = make.opportunity(title="A series", sessions=3, attendance=Attendance.ALL)
        self.place = self.signed_in("mary").post(f"/opportunities/{self.ref}/sign-up").path
        self.team = self.signed_in("team")

    def signed_in(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def mary(self, answer: str, day: int = 1) -> Page:
        with self.application.app_context():
            wanted = select(Opportunity).where(Opportunity.ref == self.ref)
            session = db.session().scalars(wanted).one().sessions[day].ref
        return self.signed_in("mary").post(f"{self.place}/coming", session=session, answer=answer)

    def asks(self) -> dict[str, str]:
        """What Today asks about this, and where it leads."""
        links = self.team.get("/team").soup.select(".app-needs a")
        return {squeeze(link.get_text()): str(link["href"]) for link in links if "cover" in link.get_text()}

    def cover(self) -> Page:
        return self.team.get(self.asks()[ASK])

    def ask(self, *names: str) -> Page:
        """Ask them; what is shown before."""
        address = self.asks()[ASK]
        people = [str(self.ids[name]) for name in names]
        page = self.team.post(address, people=people, unit=address.rpartition("unit=")[2])
        assert "were asked." in (said := self.team.send(page).text) or "was asked." in said
        return page

    def says(self, name: str, answer: str) -> Page:
        own = self.signed_in(name)
        link = own.get("/my-involvement").soup.select_one("main a[href^='/cover/']")
        assert link is not None
        return own.post(f"{link['href']}/answer", answer=answer)


@pytest.fixture
def scene(application: Flask, browser: Browser, make: Make) -> Scene:
    return Scene(application, browser, make)


def test_today_asks_and_one_tap_leads_to_cover_for_that_day_alone(scene: Scene) -> None:
    assert scene.asks() == {}
    scene.mary("no")
    assert list(scene.asks()) == [ASK]
    page = scene.cover()
    assert DAY_TWO in page.text and "Cannot come on this day: Mary Ann." in page.text
    assert [label.get_text(strip=True) for label in page.soup.select(".nhsuk-checkboxes__label")] == [
        "Bo Advisor", "Cy Advisor",
    ]  # fmt: skip
    scene.mary("yes")
    assert scene.asks() == {}, "she can come after all"


def test_whoever_steps_in_has_that_day_and_mary_the_others(scene: Scene) -> None:
    scene.mary("no")
    assert DAY_TWO in scene.ask("bo").text
    assert scene.asks() == {}, "somebody was asked just now"
    scene.application.extensions["clock"].advance(timedelta(days=2, minutes=1))
    scene.team = scene.signed_in("team")
    assert list(scene.asks()) == [ASK], "and has not answered"

    assert scene.says("bo", "yes").h1 == "You have the place"
    assert scene.asks() == {}
    bos = OutboxMessage.name == "place_confirmed", OutboxMessage.person_id == scene.ids["bo"]
    with scene.application.app_context():
        told = db.session().scalars(select(OutboxMessage.text).where(*bos)).one()
    assert "16 December" in told and "15 December" not in told and "17 December" not in told
    assert "Find cover" not in scene.team.get(f"/team/opportunities/{scene.ref}/places").links()

    refused = scene.mary("yes")
    assert "Somebody has agreed to step in for you on this day. Please ring us" in refused.text
    assert refused.h1 == "You have a place"
    assert "You have told us that you can come" in scene.mary("yes", day=2).text
    waits = scene.signed_in("cy").post(f"/opportunities/{scene.ref}/sign-up")
    assert waits.h1 == "You are on the reserve list", "a day of somebody is no place in the series"


def test_the_team_manages_without_and_is_not_asked_again(scene: Scene) -> None:
    scene.mary("no")
    page = scene.cover()
    said = scene.team.send(page, action="/without")
    assert "you manage without cover on this day" in said.text
    assert scene.asks() == {}
    assert "There is nobody to stand in for any more." in scene.team.send(page, action="/without").text
    scene.mary("yes")
    scene.mary("no")
    assert list(scene.asks()) == [ASK], "said anew, it is asked anew"


def test_two_are_away_and_one_stands_in(scene: Scene) -> None:
    """The count of one day is of that day: one more than there are is never let in."""
    with scene.application.app_context(), db.transaction() as session:
        session.scalars(select(Opportunity).where(Opportunity.ref == scene.ref)).one().seats[0].number = 2
    own = scene.signed_in("cy")
    place = own.post(f"/opportunities/{scene.ref}/sign-up").path
    scene.mary("no")
    with scene.application.app_context():
        day = db.session().scalars(select(Opportunity).where(Opportunity.ref == scene.ref)).one().sessions[1].ref
    own.post(f"{place}/coming", session=day, answer="no")
    assert "2 free" in scene.cover().text
    scene.ask("bo")
    scene.says("bo", "yes")
    assert len(scene.asks()) == 2
    assert "You have told us that you can come" in scene.mary("yes").text
    assert scene.asks() == {}
    refused = own.post(f"{place}/coming", session=day, answer="yes")
    assert "Somebody has agreed to step in" in refused.text


def test_the_mix_is_kept_on_that_day_too(scene: Scene) -> None:
    """Two places, one for a carer: Mary is the carer, and Cy has the other."""
    with scene.application.app_context(), db.transaction() as session:
        found = session.scalars(select(Opportunity).where(Opportunity.ref == scene.ref)).one()
        found.seats[0].number, found.mixes = 2, [MixRule(of="carer", number=1)]
        session.get_one(Advisor, scene.ids["mary"]).carer = True
    assert scene.signed_in("cy").post(f"/opportunities/{scene.ref}/sign-up").h1 == "You have a place"
    scene.make.advisor("Dee Carer", email="dee@post.example", carer=True)
    scene.mary("no")
    proposed = [label.get_text(strip=True) for label in scene.cover().soup.select(".nhsuk-checkboxes__label")]
    assert proposed == ["Dee Carer"], "Bo would come in a carer's place"


def test_hosts_and_advisors_do_not_press_it(scene: Scene) -> None:
    scene.mary("no")
    path = f"/team/opportunities/{scene.ref}/cover/without"
    scene.signed_in("bo").post(path, status=403, unit="1-2")
    assert "There is nobody to stand in for" in scene.team.post(path, unit="no-such").text

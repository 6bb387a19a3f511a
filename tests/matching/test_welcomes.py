"""Teams that would welcome somebody: the host writes, the team shows; who would like to hear of them stays private."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.audit import AuditEntry
from app.people.models import Exclusion, Role, Team, TeamInterest
from app.people.passport.states import Shun
from tests.matching.asking import SignIn
from tests.support.make import Make
from tests.support.page import Browser

WORDS = "We welcome people who are new to us, to help us plan our training."


class House:
    def __init__(self, application: Flask, make: Make, signed_in: SignIn) -> None:
        self.application, self.make = application, make
        self.host_id = make.person("Holly Host", Role.HOST, email="host@post.example")
        self.team_id = make.team("Day Team", self.host_id)
        self.host = signed_in("host")
        with application.app_context():
            self.ref = db.session().get_one(Team, self.team_id).ref
        self.address = f"/host/welcomes/{self.ref}"

    def written(self, words: str = WORDS) -> None:
        self.host.send(self.host.get(self.address), {"words": words})

    def shown(self, team: Browser, words: str = WORDS) -> None:
        self.written(words)
        team.post(f"/team/welcomes/{self.ref}", {"words": words, "seen": words})


@pytest.fixture
def house(application: Flask, make: Make, signed_in: SignIn) -> House:
    return House(application, make, signed_in)


def test_from_the_hosts_words_to_a_reason_beside_the_next_opportunity(
    house: House, ann: int, team: Browser, signed_in: SignIn
) -> None:
    own = signed_in("ann")
    assert house.host.send(house.host.get(house.address), {"words": " "}).errors == ["Write one or two sentences."]
    house.written()
    assert WORDS not in own.get("/teams").text, "nobody reads it before the involvement team has"
    assert "Day Team would welcome people: read it, and show it" in team.get("/team").text
    shows = f"/team/welcomes/{house.ref}"
    assert WORDS in team.get(shows).text
    team.post(shows, {"words": "Come and see us.", "seen": WORDS})
    page = own.get("/teams")
    assert "Come and see us." in page.text
    assert "When they look for people, we say so beside it." in own.send(page).text
    ref = house.make.opportunity(team=house.team_id, host=house.host_id)
    assert "Yes: You would like to hear from this team." in own.get(f"/opportunities/{ref}").text
    own.send(own.get("/teams"))
    assert "hear from this team" not in own.get(f"/opportunities/{ref}").text


def test_other_words_are_read_only_once_they_are_shown_and_an_old_page_shows_nothing_unseen(
    house: House, ann: int, team: Browser, signed_in: SignIn
) -> None:
    house.shown(team)
    house.written("New words.")
    own = signed_in("ann")
    assert WORDS in own.get("/teams").text and "New words." not in own.get("/teams").text
    old = team.post(f"/team/welcomes/{house.ref}", {"words": WORDS, "seen": WORDS})
    assert "The team has written other words meanwhile." in old.text
    team.post(f"/team/welcomes/{house.ref}/take-down")
    assert "No team has written anything yet." in own.get("/teams").text
    assert "Not shown" in house.host.get("/host/welcomes").text


def test_the_host_learns_a_number_from_five_on_and_never_a_name(
    house: House, ann: int, team: Browser, make: Make, application: Flask
) -> None:
    house.shown(team)
    others = [make.advisor(f"Person {number}") for number in range(4)]
    for number, person in enumerate([ann, *others], start=1):
        with application.app_context(), db.transaction() as session:
            session.add(TeamInterest(person_id=person, team_id=house.team_id, since=clock.now()))
        page = house.host.get("/host/welcomes")
        assert "Ann" not in page.text and "Person" not in page.text
        said = "5 people would like to hear from you." in page.text
        assert said if number == 5 else "would like to hear" not in page.text


@pytest.mark.parametrize("sort", [Shun.TEAM, Shun.SERVICE, Shun.PERSON])
def test_whoever_keeps_away_from_a_team_does_not_read_of_it(
    house: House, ann: int, team: Browser, signed_in: SignIn, sort: Shun, application: Flask
) -> None:
    house.shown(team)
    with application.app_context(), db.transaction() as session:
        what = {
            Shun.TEAM: {"team_id": house.team_id},
            Shun.SERVICE: {"service_id": session.get_one(Team, house.team_id).service_id},
            Shun.PERSON: {"words": "Holly", "whom_id": house.host_id},
        }[sort]
        session.add(Exclusion(person_id=ann, sort=sort, since=clock.now(), **what))
    own = signed_in("ann")
    assert "Day Team" not in own.get("/teams").text
    refused = own.post("/teams", {"team": house.ref, "hear": "yes"})
    assert "One of these teams is not there any more." in refused.text


def test_who_may_not(house: House, ann: int, team: Browser, make: Make, signed_in: SignIn) -> None:
    make.team("Others", make.person("Olu Other", Role.HOST, email="olu@post.example"))
    other, own = signed_in("olu"), signed_in("ann")
    other.get(house.address, status=404)
    other.post(house.address, {"words": "Ours."}, status=404)
    for each in (other, own):
        each.get("/team/welcomes", status=403)
        each.post(f"/team/welcomes/{house.ref}", {"words": "x", "seen": "x"}, status=403)
        each.get(f"/team/people/{make.ref(ann)}/teams", status=403)
    own.get("/host/welcomes", status=403)
    house.host.get("/teams", status=403)
    team.get(f"/team/welcomes/{house.ref}", status=404)
    assert "One of these teams" in own.post("/teams", {"team": "\x00", "hear": "yes"}).text


def test_the_team_writes_down_what_somebody_said_on_the_phone(
    house: House, ann: int, team: Browser, make: Make, signed_in: SignIn, application: Flask
) -> None:
    house.shown(team)
    address = f"/team/people/{make.ref(ann)}/teams"
    page = team.get(address)
    assert team.send(page, {"teams": [house.ref]}).errors == ["Choose how they asked."]
    team.send(page, {"teams": [house.ref], "asked": "phone"})
    assert "You would like to hear from them" in signed_in("ann").get("/teams").text
    with application.app_context():
        row = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "HearsFromSet")).one()
        assert (row.behalf_of_id, row.asked) == (ann, "phone")


@pytest.mark.both
def test_two_who_write_at_once_leave_one_welcome(house: House, signed_in: SignIn) -> None:
    browsers = [house.host, signed_in("host")]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda own: own.post(house.address, {"words": WORDS}).text, browsers))
    assert all("Saved. The involvement team reads it" in each for each in answers)
    assert house.host.get("/host/welcomes").text.count(WORDS) == 1

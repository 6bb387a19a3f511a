"""Somebody of another team sits on a panel: whoever keeps away from them finds out, and nobody else does."""

from __future__ import annotations

import pytest
from flask import Flask

from app.core import clock, db
from app.people.models import Exclusion, Role, Team, TeamMember
from app.people.passport.states import Shun
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.panels import Panels

KELLY = "kelly@post.example"


@pytest.fixture
def panel(application: Flask, make: Make) -> Panels:
    return Panels(application, make)


@pytest.fixture
def clinic(make: Make) -> int:
    """The team in which Kelly treats people; she has nothing to do with the one that hosts."""
    return make.team("The clinic", make.person("Kelly Clinic", Role.HOST, email=KELLY))


def shuns(panel: Panels, sort: Shun, clinic: int) -> None:
    with panel.application.app_context(), db.transaction() as session:
        named = {
            Shun.PERSON: {"words": "Dr Kelly Clinic, my nurse"},
            Shun.SERVICE: {"service_id": session.get_one(Team, clinic).service_id},
        }.get(sort, {"team_id": clinic})
        session.add(Exclusion(person_id=panel.zoe, sort=sort, since=clock.now(), **named))


def seats(panel: Panels, browser: Browser, email: str = KELLY) -> None:
    host = browser.another()
    host.sign_in("host@post.example")
    form = {"email": email, "role": "member", "type": "staff"}
    host.send(host.get(f"/host/panels/{panel.ref}/members/add"), form)


def stands_up(panel: Panels) -> None:
    own = Browser(panel.application)
    own.sign_in(KELLY)
    own.post(f"/panels/{panel.ref}/step-down")


def listed(browser: Browser, email: str = "zoe@post.example") -> bool:
    own = browser.another()
    own.sign_in(email)
    return "Nurse panel" in own.get("/opportunities").text


@pytest.mark.parametrize("sort", [Shun.PERSON, Shun.TEAM, Shun.HIDE, Shun.SERVICE])
def test_nobody_sits_unawares_with_whom_they_keep_away_from(
    panel: Panels, clinic: int, browser: Browser, sort: Shun
) -> None:
    panel.seat(number=2)
    shuns(panel, sort, clinic)
    assert listed(browser)
    seats(panel, browser)
    assert not listed(browser) and listed(browser, "ann@post.example")
    zoe = browser.another()
    zoe.sign_in("zoe@post.example")
    assert "private list" in zoe.post(f"/opportunities/{panel.opportunity}/sign-up").text
    fits = zoe.get("/what-fits-me").text
    assert "Nurse panel" not in fits
    stands_up(panel)
    assert listed(browser)


def test_staff_who_host_nothing_are_known_by_their_name_once_they_sit_there(
    panel: Panels, make: Make, browser: Browser
) -> None:
    panel.seat(number=2)
    make.person("Quentin Quiet", Role.BUDGET, email="quentin@post.example")
    with panel.application.app_context(), db.transaction() as session:
        named = Exclusion(person_id=panel.zoe, sort=Shun.PERSON, since=clock.now(), words="quentin  QUIET of ward 3")
        session.add(named)
    assert listed(browser)
    seats(panel, browser, "quentin@post.example")
    assert not listed(browser)


def test_a_team_that_somebody_joins_later_counts_at_once(
    panel: Panels, clinic: int, make: Make, browser: Browser
) -> None:
    panel.seat(number=2)
    shuns(panel, Shun.HIDE, clinic)
    assert listed(browser)
    with panel.application.app_context(), db.transaction() as session:
        session.add(TeamMember(team_id=clinic, person_id=panel.scribe))
    assert not listed(browser)  # the scribe sits there already


def test_the_team_reads_that_somebody_of_the_register_keeps_away(panel: Panels, clinic: int, browser: Browser) -> None:
    panel.seat(number=2)
    shuns(panel, Shun.HIDE, clinic)
    team = browser.another()
    team.sign_in("team@post.example")
    where = f"/team/opportunities/{panel.opportunity}/who-fits"
    assert "private list" not in team.get(where).text
    seats(panel, browser)
    assert "private list" in team.get(where).text

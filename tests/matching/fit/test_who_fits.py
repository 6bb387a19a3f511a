"""Who fits one opportunity: for the team alone, everybody in order, and why not for anybody somebody asks about."""

from __future__ import annotations

import pytest
from flask import Flask

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.states import OpportunityState, SeatType
from app.people.models import Advisor, Exclusion, Interest, Role
from app.people.passport.states import Shun
from app.people.states import AdvisorState
from tests.home.test_what_fits import card, clock_now, save, sign_up, titles
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements

STATEMENTS = 10


@pytest.fixture
def team(make: Make, browser: Browser) -> Browser:
    make.person("Tia", Role.TEAM, email="tia@post.example")
    browser.sign_in("tia@post.example")
    return browser


def test_the_best_fit_comes_first_then_fewer_turns_and_whoever_it_does_not_fit_last(
    application: Flask, make: Make, team: Browser
) -> None:
    kind = make.kind("talk")
    names = {name: make.advisor(name, carer=name != "User", account=False) for name in ("Keen", "Often", "New", "User")}
    make.advisor("Resting", state=AdvisorState.PAUSED, account=False)
    save(application, Interest(person_id=names["Keen"], kind_code=kind))
    sign_up(application, names["Often"], make.opportunity(in_days=40))
    ref = make.opportunity(kind=kind, seat_type=SeatType.CARER)

    found = team.get(f"/team/opportunities/{ref}/who-fits")
    assert titles(found) == ["Keen", "New", "Often", "User"]
    assert "It fits 3 of 4 people." in found.text
    assert "Not yet: The places are for carers." in card(found, "User")
    asked = team.get(f"/team/opportunities/{ref}/who-fits", q="use")
    assert titles(asked) == ["User"]
    assert (
        "Nobody on the register has a name like that." in team.get(f"/team/opportunities/{ref}/who-fits", q="zzz").text
    )


def test_whoever_is_asked_about_by_name_is_there_with_why_not(application: Flask, make: Make, team: Browser) -> None:
    """On a break, or while they are joining. Who has left is on no register."""
    for name, state in (("Ann Rest", "PAUSED"), ("Bea Rest", "ENQUIRY"), ("Cy Rest", "ACTIVE")):
        make.advisor(name, state=AdvisorState[state], account=False)
    left = make.advisor("Di Rest", account=False)
    with application.app_context(), db.transaction() as session:
        move(session.get_one(Advisor, left), AdvisorState.ENDED, by=SYSTEM, now=clock.now())
    where = f"/team/opportunities/{make.opportunity()}/who-fits"
    assert titles(team.get(where)) == ["Cy Rest"]
    asked = team.get(where, q="rest")
    assert titles(asked) == ["Cy Rest", "Ann Rest", "Bea Rest"]
    assert "It fits 1 of 3 people." in asked.text
    for name in ("Ann Rest", "Bea Rest"):
        said = card(asked, name)
        assert "You are on a break, or your registration is not finished." in said and "Sign them up" not in said


def test_what_is_private_is_the_teams_to_know_and_nobody_elses(
    application: Flask, make: Make, team: Browser, browser: Browser
) -> None:
    host = make.person("Hana", Role.HOST, email="hana@post.example")
    own = make.team("Own care", host)
    ann = make.advisor("Ann", account=False)
    ref = make.opportunity(team=own, host=host)
    where = f"/team/opportunities/{ref}/who-fits"
    before = host_sees(browser, ref)
    save(application, Exclusion(person_id=ann, sort=Shun.HIDE, team_id=own, since=clock_now(application)))

    assert "This is on your private list" in card(team.get(where), "Ann")
    hana = browser.another()
    hana.sign_in("hana@post.example")
    assert hana.get(where, status=403).h1
    assert host_sees(browser, ref) == before


def host_sees(browser: Browser, ref: str) -> str:
    hana = browser.another()
    hana.sign_in("hana@post.example")
    return hana.get(f"/host/opportunities/{ref}").text + hana.get(f"/host/opportunities/{ref}/places").text


def test_who_is_in_it_already_is_shown_with_their_place(application: Flask, make: Make, team: Browser) -> None:
    ann = make.advisor("Ann", account=False)
    ref = make.opportunity()
    sign_up(application, ann, ref)
    said = card(team.get(f"/team/opportunities/{ref}/who-fits"), "Ann")
    assert "Has a place" in said and "Sign them up" not in said


@pytest.mark.parametrize("people", [1, 3])
def test_the_statements_do_not_grow_with_the_register(
    application: Flask, make: Make, team: Browser, people: int
) -> None:
    for _person in range(people):
        make.advisor(account=False)
    ref = make.opportunity()
    team.get(f"/team/opportunities/{ref}/who-fits")
    with statements(application) as seen:
        found = team.get(f"/team/opportunities/{ref}/who-fits")
    assert len(titles(found)) == people
    assert len(seen) == STATEMENTS, "\n".join(seen)


def test_names_that_have_closed_are_still_chosen_from(make: Make, team: Browser) -> None:
    make.advisor("Ann", account=False)
    ref = make.opportunity(title="Closed", state=OpportunityState.CLOSED)
    assert titles(team.get(f"/team/opportunities/{ref}/who-fits")) == ["Ann"]


def test_what_is_not_open_has_no_such_page(make: Make, team: Browser) -> None:
    assert team.get("/team/opportunities/nothing/who-fits", status=404).h1

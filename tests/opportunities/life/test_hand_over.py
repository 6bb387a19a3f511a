"""Another host of the same team takes it over."""

from __future__ import annotations

import pytest
from flask import Flask

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.opportunities.actions import life
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState
from app.people.models import Person, Role, Team
from tests.opportunities.life.conftest import live
from tests.opportunities.posting import stored
from tests.support.make import Make
from tests.support.page import Browser

S = OpportunityState


def test_handed_over_to_somebody_of_the_team(
    application: Flask, make: Make, team: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people)
    outsider = make.person("Somebody Else", Role.HOST)
    page = team.get(f"/team/opportunities/{ref}/hand-over")
    why = {"reason": "Hal moves on."}
    assert team.send(page, why).errors == ["Choose somebody."]
    assert team.send(page, {"to": str(outsider), **why}).errors == ["Choose one of the answers."]
    team.send(team.send(page, {"to": str(people["deputy"]), **why}))
    assert stored(application, ref).host_id == people["deputy"]


def test_who_left_the_team_does_not_see_its_people_any_more(
    application: Flask, make: Make, browser: Browser, host: Browser, people: dict[str, int]
) -> None:
    """Also what is over, and what they are named on as deputy; they host for another team still."""
    make.person("Ada Admin", Role.ADMIN, email="admin@post.example")
    admin = browser.another()
    admin.sign_in("admin@post.example")
    over, open_one = live(make, people, state=S.DONE, in_days=-5, title="The one that was"), live(make, people)
    second = make.opportunity(host=people["deputy"], team=people["unit"], deputy_id=people["host"])
    elsewhere = make.opportunity(host=people["host"], team=make.team("Elsewhere", people["host"]))
    assert "The one that was" in host.get("/host/opportunities").text

    with application.app_context():
        unit, who = db.session().get_one(Team, people["unit"]).ref, db.session().get_one(Person, people["host"]).ref
    admin.send(admin.get(f"/admin/teams/{unit}/people/{who}/leave"), {"takes_over": str(people["deputy"])})

    for ref in (over, open_one, second):
        host.get(f"/host/opportunities/{ref}", status=404)
        host.get(f"/host/opportunities/{ref}/places", status=404)
    assert "The one that was" not in host.get("/host/opportunities").text
    host.get(f"/host/opportunities/{elsewhere}")
    assert (stored(application, open_one).host_id, stored(application, second).deputy_id) == (people["deputy"], None)


def test_what_somebody_of_the_involvement_team_answers_for_finds_a_host_when_they_go(
    application: Flask, make: Make, browser: Browser, people: dict[str, int]
) -> None:
    """They may post for a team without a host, and are in no team themselves: the leavers' page asks nothing."""
    make.person("Ada Admin", Role.ADMIN, email="admin@post.example")
    admin = browser.another()
    admin.sign_in("admin@post.example")
    alone = make.team("Alone")
    ref, orphan = live(make, {**people, "host": people["team"]}), make.opportunity(host=people["team"], team=alone)
    with application.app_context():
        who, unit = db.session().get_one(Person, people["team"]).ref, db.session().get_one(Team, alone).ref

    page = admin.send(admin.get(f"/admin/staff/{who}/end"))
    assert "nobody is in the team Alone. First add a host to that team." in page.text
    page = admin.post(f"/admin/staff/{who}", {"roles": ["budget"]})
    assert "First add a host to that team." in page.text
    assert stored(application, ref).host_id == people["team"]

    admin.send(admin.get(f"/admin/teams/{unit}"), {"person": str(people["deputy"])})
    admin.send(admin.get(f"/admin/staff/{who}/end"))
    assert stored(application, ref).host_id == people["host"]
    assert stored(application, orphan).host_id == people["deputy"]


def test_a_verb_refuses_an_heir_from_outside(application: Flask, make: Make, people: dict[str, int]) -> None:
    ref = live(make, people)
    outsider, number = make.person("Somebody Else", Role.HOST), stored(application, ref).id
    outside = pytest.raises(RuleBroken, match="belongs to that team")
    with application.app_context(), outside, db.transaction() as session:
        life.hand_over(session.get_one(Opportunity, number), outsider, by=Actor(people["team"]))
    assert stored(application, ref).host_id == people["host"]

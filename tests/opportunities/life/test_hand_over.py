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
from app.people.models import Role
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
    assert team.send(page).errors == ["Choose somebody."]
    assert team.send(page, {"to": str(outsider)}).errors == ["Choose one of the answers."]
    team.send(page, {"to": str(people["deputy"])})
    assert stored(application, ref).host_id == people["deputy"]


def test_everything_of_a_leaving_host_goes_to_a_deputy(application: Flask, make: Make, people: dict[str, int]) -> None:
    open_one, draft = live(make, people), live(make, people, state=S.DRAFT)
    over = live(make, people, state=S.DONE, in_days=-5)
    alone = make.opportunity(host=people["host"], team=make.team("Alone", people["host"]))
    with application.app_context(), db.transaction():
        stuck = life.hand_over_all(people["host"], by=Actor(people["team"]))
        assert [thing.ref for thing in stuck] == [alone]
    owners = [stored(application, ref).host_id for ref in (open_one, draft, over, alone)]
    assert owners == [people["deputy"], people["deputy"], people["host"], people["host"]]


def test_a_verb_refuses_an_heir_from_outside(application: Flask, make: Make, people: dict[str, int]) -> None:
    ref = live(make, people)
    outsider, number = make.person("Somebody Else", Role.HOST), stored(application, ref).id
    outside = pytest.raises(RuleBroken, match="belongs to that team")
    with application.app_context(), outside, db.transaction() as session:
        life.hand_over(session.get_one(Opportunity, number), outsider, by=Actor(people["team"]))
    assert stored(application, ref).host_id == people["host"]

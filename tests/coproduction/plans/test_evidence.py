"""What shows that a criterion is reached: things of the team itself, each of one sort."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.coproduction.outcomes.models import Outcome
from app.coproduction.plans.models import PlanEvidence
from app.core import clock, db
from tests.coproduction.outcomes.conftest import Told, told
from tests.coproduction.plans.conftest import REVIEW, WORDS, World
from tests.support.page import Page

__all__ = ["told"]


def option(page: Page, words: str) -> str:
    found = (each for each in page.soup.select("select[name=thing] option") if each.get_text().startswith(words))
    return str(next(found)["value"])


def test_what_came_of_something_is_evidence(told: Told) -> None:
    host = told.signed_in("hana")
    plan = host.send(host.get("/host/plans/new"), {"title": "Warmer rooms", **REVIEW}).path
    host.send(host.get(f"{plan}/criteria/new"), WORDS)
    criterion = next(each for words, each in host.get(plan).links().items() if words == WORDS["statement"])
    assert "What came of it" not in host.get(f"{criterion}/evidence").source, "nothing is told yet"
    told.told()
    page = host.get(f"{criterion}/evidence")
    shown = host.send(page, {"words": "Two heaters.", "thing": option(page, "What came of it")})
    assert "What came of it: " in shown.text and "Two heaters." in shown.text
    taken_out = host.send(shown, action="/remove")
    assert "Two heaters." not in taken_out.text


def test_what_happened_in_another_team_is_no_evidence(world: World, told: Told) -> None:
    told.told()
    with world.application.app_context():
        ref = db.session().scalars(select(Outcome.ref)).one()
    host = world.own("host")
    page = host.get(f"{world.criterion}/evidence")
    assert "What came of it" not in page.source
    for thing in (f"outcome:{ref}", f"panel:{ref}", "nonsense:x", "outcome:", ":"):
        assert host.send(page, {"words": "Ours.", "thing": thing}).errors == ["Choose one of the answers."], thing


def test_the_database_holds_that_it_leads_to_one_thing(world: World, told: Told) -> None:
    told.told()
    with world.application.app_context():
        outcome = db.session().scalars(select(Outcome)).one()
        twice = {"opportunity_id": outcome.opportunity_id, "outcome_id": outcome.id}
        row = PlanEvidence(criterion_id=1, words="Both.", at=clock.now(), **twice)
        with pytest.raises(IntegrityError), db.transaction() as session:
            session.add(row)

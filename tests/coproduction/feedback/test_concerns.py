"""A concern goes to a person of the involvement team: a thing to do, in no figure, and never to the host."""

from __future__ import annotations

import pytest

from app.coproduction.feedback.states import ConcernState
from app.core import db
from app.people.models import Advisor, Role, RoleGrant, TeamMember
from tests.coproduction.feedback.conftest import ANSWERS, CONCERN, Part


@pytest.fixture
def raised(part: Part) -> Part:
    part.sian.post(part.address, {"concern": CONCERN})
    return part


def address(part: Part) -> str:
    return f"/team/concerns/{part.concerns()[0].ref}"


def test_it_stands_on_the_day_of_the_team_until_it_is_settled(raised: Part) -> None:
    assert raised.rows() == []  # only a concern: there is nothing to count
    tess = raised.signed_in("tess")
    assert "Siân O'Connor-Łukasz has a concern: speak with them" in tess.get("/team").text
    page = tess.get(address(raised))
    assert CONCERN in page.text
    assert "somebody speaks with you soon" in raised.sian.get(raised.address).text
    assert "It is yours to look into now." in tess.post(f"{address(raised)}/take-up").text
    assert "Tess Team of the involvement team looks into it." in raised.sian.get(raised.address).text
    assert "has a concern" in tess.get("/team").text
    assert "It is settled. What it was is not kept." in tess.post(f"{address(raised)}/settle").text
    assert "has a concern" not in tess.get("/team").text
    (row,) = raised.concerns()
    assert "what you wrote is deleted" in raised.sian.get(raised.address).text
    assert row.state is ConcernState.SETTLED and row.words is None
    assert CONCERN not in tess.get(address(raised)).text


def test_the_facilitator_is_told_that_it_is_theirs(raised: Part) -> None:
    tina = raised.scene.make.person("Tina Team", Role.TEAM, email="tina@post.example")
    with raised.scene.application.app_context(), db.transaction() as session:
        session.get_one(Advisor, raised.panel.advisor).facilitator_id = tina
    assert "whom you know best, has a concern" in raised.signed_in("tina").get("/team").text
    assert "whom you know best" not in raised.signed_in("tess").get("/team").text


def test_it_is_taken_up_by_one_who_may_leave_it_to_another(raised: Part) -> None:
    raised.scene.make.person("Tina Team", Role.TEAM, email="tina@post.example")
    tess, tina = raised.signed_in("tess"), raised.signed_in("tina")
    assert "It is not with you." in tess.post(f"{address(raised)}/settle").text
    tess.post(f"{address(raised)}/take-up")
    assert "Somebody has taken it up already." in tina.post(f"{address(raised)}/take-up").text
    assert "It is not with you." in tina.post(f"{address(raised)}/settle").text
    assert "has a concern" not in tina.get("/team").text
    tess.post(f"{address(raised)}/leave")
    assert "has a concern" in tina.get("/team").text
    assert raised.concerns()[0].owner_id is None


@pytest.mark.parametrize("name", ["hana", "otto", "fay", "bea", "ada", "bola", "sian"])
def test_nobody_else_reads_it(raised: Part, name: str) -> None:
    browser = raised.signed_in(name)
    browser.get("/team/concerns", status=403)
    browser.get(address(raised), status=403)
    browser.post(f"{address(raised)}/take-up", status=403)
    if name == "hana":
        for path in ("/host/feedback", f"/host/opportunities/{raised.panel.opportunity}", "/host/thanks"):
            assert "child" not in browser.get(path).text and "concern" not in browser.get(path).text.casefold()


def test_whoever_of_the_team_hosts_it_does_not_read_it_either(raised: Part) -> None:
    both = raised.scene.make.person("Bo Both", Role.TEAM, Role.HOST, email="bo@post.example")
    with raised.scene.application.app_context(), db.transaction() as session:
        session.add(TeamMember(team_id=raised.scene.team, person_id=both))
        session.add(RoleGrant(person_id=raised.panel.advisor, role=Role.TEAM))
    for name in ("bo", "sian"):
        browser = raised.signed_in(name)
        assert "has a concern" not in browser.get("/team").text
        assert "There are none." in browser.get("/team/concerns").text
        browser.get(address(raised), status=404)
        browser.post(f"{address(raised)}/take-up", status=404)


def test_taking_back_what_was_said_leaves_the_concern_with_a_person(part: Part) -> None:
    part.sian.post(part.address, {**ANSWERS, "concern": CONCERN})
    part.sian.post(f"{part.address}/take-back")
    assert part.rows() == [] and part.concerns()[0].words == CONCERN
    part.sian.post(part.address, ANSWERS)
    assert len(part.concerns()) == 1  # it is not raised again by another answer

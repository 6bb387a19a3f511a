"""The team signs off, takes back what was a mistake, and writes down that somebody asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from tests.matching.asking import STEPS, SignIn, kept
from tests.support.page import Browser
from tests.support.ways import CHAIR, Ways


def test_the_team_signs_off_and_takes_back_what_was_a_mistake(
    ways: Ways, ann: int, team: Browser, signed_in: SignIn, application: Flask
) -> None:
    address = f"/team/people/{ways.make.ref(ann)}/steps"
    page = team.get(address)
    assert team.send(page).errors == ["Choose what you sign off."]
    assert team.send(page, {"what": "panel:member"}).errors == ["Choose one of the answers."]
    page = team.send(page, {"what": "panel:chair"})
    assert "to chair, on Tuesday 1 December 2026, by Tia Team" in page.text
    place = ways.sits(ways.panel(CHAIR), ann, CHAIR)
    page = team.send(page)
    assert "Taken back. It stays in the history." in page.text
    assert "by Tia Team (taken back)" in page.text
    assert kept(application) == (1, 2, 1)
    assert ways.state(place).value == "confirmed", "a place that they have is kept"
    assert "Signed off" not in signed_in("ann").get(STEPS).text
    again = team.send(page, {"what": "panel:chair"}, action="")
    assert "Signed off" in again.text
    assert kept(application) == (2, 3, 2)


def test_the_team_writes_down_that_somebody_asked(
    ways: Ways, ann: int, been: str, team: Browser, signed_in: SignIn, application: Flask
) -> None:
    person = f"/team/people/{ways.make.ref(ann)}/steps"
    page = team.get(f"{person}/panel/chair/ask")
    where = page.soup.select_one("input[name=where]")["value"]  # type: ignore[index]
    assert team.send(page, {"where": where}).errors == ["Choose how they asked."]
    assert "Recorded." in team.send(page, {"where": where, "asked": "phone"}).text
    assert "You have asked to be signed off." in signed_in("ann").get(STEPS).text
    with application.app_context():
        row = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "SignOffAsked")).one()
        assert (row.behalf_of_id, row.asked) == (ann, "phone")


@pytest.mark.both
def test_given_twice_at_the_same_moment_it_is_given_once(
    ways: Ways, ann: int, been: str, team: Browser, signed_in: SignIn, application: Flask
) -> None:
    host = signed_in("host")
    pages = [
        (host, host.get(f"/host/opportunities/{been}/sign-offs"), {}),
        (team, team.get(f"/team/people/{ways.make.ref(ann)}/steps"), {"what": "panel:chair"}),
    ]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda each: each[0].send(each[1], each[2], action=""), pages))
    assert all("igned off" in answer.text for answer in answers)
    assert kept(application) == (1, 1, 1)

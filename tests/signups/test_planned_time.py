"""Planning, rehearsal, reading and briefing are part of the time: in limits, and once where they are done once."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.core import clock, db
from app.matching.fit.held import own_of, own_of_all
from app.opportunities.states import Attendance, Shape
from app.people.models import Role
from app.signups.models import OrganisationLimit, OwnLimit
from tests.signups.before import CHECK, Starting
from tests.support.make import Make
from tests.support.page import Browser

COURSE = {"design_minutes": 120, "rehearsal_minutes": 60, "rehearsal_on": "2026-12-08"}


@pytest.fixture
def limited(application: Flask, ann: int) -> int:
    with application.app_context(), db.transaction() as session:
        session.add(OwnLimit(person_id=ann, minutes=5 * 60))
    return ann


def course(make: Make, **fields: Any) -> dict[str, Any]:
    kind = make.kind("our-course", shape=Shape.TRAINING)
    return {"kind": kind, "details": COURSE, "prep_minutes": 30, **fields}


def test_it_counts_in_what_is_asked_about_and_in_what_is_held(
    browser: Browser, make: Make, starting: Starting, limited: int
) -> None:
    ref = starting(**course(make))
    page = browser.post(f"/opportunities/{ref}/sign-up")
    assert page.h1 == CHECK
    assert "With this, December 2026 comes to 5 hours 30 minutes in 1 session." in page.text
    assert browser.send(page).h1 == "You have a place"
    other = browser.post(f"/opportunities/{starting(in_days=15)}/sign-up")
    assert "With this, December 2026 comes to 7 hours 30 minutes in 2 sessions." in other.text


def test_what_is_done_once_is_not_counted_with_another_day_of_the_same(
    application: Flask, browser: Browser, make: Make, starting: Starting, limited: int
) -> None:
    ref = starting(**course(make, sessions=3, attendance=Attendance.SOME, prep_minutes=0))
    path = f"/opportunities/{ref}/sign-up"
    boxes = browser.get(path).soup.select("input[name=sessions]")
    first, second, third = (box["value"] for box in boxes)
    browser.send(browser.post(path, sessions=second))
    said = browser.post(path, sessions=first)
    assert "With this, December 2026 comes to 7 hours in 2 sessions." in said.text
    browser.send(said)
    assert "comes to 9 hours in 3 sessions." in browser.post(path, sessions=third).text
    with application.app_context():
        assert sum(slot.minutes for slot in own_of(limited, clock.now()).held) == 7 * 60


def test_what_comes_with_each_session_is_counted_with_each(
    browser: Browser, make: Make, starting: Starting, limited: int
) -> None:
    kind = make.kind("our-board", shape=Shape.COMMITTEE)
    ref = starting(kind=kind, sessions=2, details={"reading_minutes": 45})
    page = browser.post(f"/opportunities/{ref}/sign-up")
    assert "With this, December 2026 comes to 5 hours 30 minutes in 2 sessions." in page.text


def test_one_person_and_everybody_are_asked_alike(
    application: Flask, browser: Browser, make: Make, starting: Starting, limited: int
) -> None:
    for days, fields in ((14, course(make)), (15, {"sessions": 2}), (20, {"venue": "Town Hall"})):
        browser.send(browser.post(f"/opportunities/{starting(in_days=days, **fields)}/sign-up"))
    other = make.person("Bo Ray", Role.ADVISOR)
    with application.app_context(), db.transaction() as session:
        session.add(OrganisationLimit(id=1, minutes=600, sessions=4, stops=True, travel_minutes=30))
    with application.app_context():
        everybody = own_of_all(clock.now())
        for person_id in (limited, other):
            assert own_of(person_id, clock.now()) == everybody[person_id]
        assert (everybody[limited].places, everybody[other].limits.travel_minutes) == (3, 30)

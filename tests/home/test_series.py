"""A series: each of its days, how long it takes and which of them a place is for, wherever somebody looks."""

from __future__ import annotations

import pytest

from app.opportunities.states import Attendance
from tests.support.make import Make
from tests.support.page import Browser

DAYS = ("Tuesday 15 December 2026", "Wednesday 16 December 2026", "Thursday 17 December 2026")


@pytest.fixture
def ann(make: Make, browser: Browser) -> Browser:
    make.advisor("Ann Lee", email="ann@post.example")
    browser.sign_in("ann@post.example")
    return browser


def test_every_day_stands_where_somebody_signs_up_and_on_their_place(ann: Browser, make: Make) -> None:
    ref = make.opportunity(sessions=3, prep_minutes=90, attendance=Attendance.ALL)
    sign_up = ann.get(f"/opportunities/{ref}/sign-up")
    for page in (ann.get(f"/opportunities/{ref}"), sign_up, ann.send(sign_up)):
        for words in ("The sessions", *DAYS):
            assert words in page.text, page.path
        assert "How long 6 hours, and 1 hour 30 minutes to prepare" in page.text
        assert "A place is for every session" in page.text


def test_a_long_series_is_folded_and_one_day_is_said_once(ann: Browser, make: Make) -> None:
    long, single = make.opportunity(sessions=7), make.opportunity()
    assert "All 7 sessions" in ann.get(f"/opportunities/{long}").text
    page = ann.get(f"/opportunities/{single}")
    assert page.text.count("Tuesday 15 December 2026") == 1 and "A place is for" not in page.text


def test_a_place_for_one_of_them_names_that_one_alone(ann: Browser, make: Make) -> None:
    ref = make.opportunity(sessions=3, attendance=Attendance.ONE)
    page = ann.get(f"/opportunities/{ref}/sign-up")
    wanted = page.soup.select("input[name=session]")[1]["value"]
    place = ann.send(ann.send(page, {"session": str(wanted)}))
    assert "Wednesday 16 December 2026" in place.text and "Thursday 17 December 2026" not in place.text
    assert "The sessions" not in place.text and "A place is for" not in place.text

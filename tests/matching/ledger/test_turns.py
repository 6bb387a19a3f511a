"""What is a turn, and what is none: read on the team's page and on one's own."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Session
from app.opportunities.states import Shape
from app.signups.models import Attending, Place
from app.signups.states import Coming
from app.signups.states import PlaceState as P
from tests.matching.ledger.past import Past
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements


@pytest.fixture
def ada(make: Make) -> int:
    return make.advisor("Ada Advisor", email="ada@post.example")


@pytest.fixture
def mine(browser: Browser, ada: int) -> Browser:
    """The browser, signed in as Ada."""
    browser.sign_in("ada@post.example")
    return browser


def line(browser: Browser) -> list[str]:
    """Turns and hours of the last twelve months, and of all."""
    return [each.get_text(strip=True) for each in browser.get("/my-involvement/turns").soup.select("main dd")]


def test_who_took_part_has_a_turn_and_the_planned_hours_with_preparation(mine: Browser, past: Past, ada: int) -> None:
    past.happened(30, ada, prep_minutes=45)

    assert line(mine) == ["1", "2 hours 45 minutes", "1", "2 hours 45 minutes"]


def test_planning_and_rehearsing_count_once_and_reading_with_every_session(
    mine: Browser, past: Past, make: Make, ada: int
) -> None:
    course, board = make.kind("our-course", shape=Shape.TRAINING), make.kind("our-board", shape=Shape.COMMITTEE)
    past.happened(31, ada, kind=course, sessions=2, details={"design_minutes": 60, "rehearsal_minutes": 30})
    assert line(mine)[:2] == ["1", "5 hours 30 minutes"]
    past.happened(41, ada, kind=board, sessions=2, details={"reading_minutes": 45})
    assert line(mine)[:2] == ["2", "11 hours"]


def test_what_is_done_once_stands_with_the_first_day_alone(mine: Browser, past: Past, ada: int) -> None:
    """Of two days, the first lies just before the last twelve months."""
    past.happened(365, ada, sessions=2, prep_minutes=90)

    assert line(mine) == ["1", "2 hours", "1", "5 hours 30 minutes"]


def test_a_turn_of_long_ago_counts_in_all_only(mine: Browser, past: Past, ada: int) -> None:
    past.happened(400, ada)
    past.happened(20, ada)

    assert line(mine) == ["1", "2 hours", "2", "4 hours"]


@pytest.mark.parametrize("state", [P.DID_NOT_TAKE_PART, P.WITHDRAWN, P.DECLINED, P.OFFERED])
def test_no_other_end_of_a_place_is_a_turn(mine: Browser, past: Past, ada: int, state: P) -> None:
    past.place(past.happened(30), ada, state)

    assert line(mine) == ["0", "0 minutes", "0", "0 minutes"]


def test_what_lies_ahead_is_no_turn_yet(mine: Browser, past: Past, ada: int) -> None:
    past.place(past.happened(-30), ada, P.CONFIRMED)

    assert line(mine)[0] == "0"


def test_two_days_of_one_opportunity_are_one_turn(mine: Browser, past: Past, ada: int) -> None:
    """Each place is for a day of its own."""
    ref = past.happened(30, sessions=3)
    past.place(ref, ada, session=0)
    past.place(ref, ada, session=2)

    assert line(mine)[:2] == ["1", "4 hours"]


def test_a_series_that_goes_on_is_a_turn_with_the_days_that_were(mine: Browser, past: Past, ada: int) -> None:
    """Of nine days on end, three are over at nine in the morning; one of them was said not to be theirs."""
    ref = past.happened(3, sessions=9)
    place_id = past.place(ref, ada, P.CONFIRMED)
    assert line(mine)[:2] == ["1", "6 hours"]

    with past.application.app_context(), db.transaction() as current:
        session = current.scalars(select(Session).order_by(Session.starts_at)).first()
        current.add(Attending(place_id=place_id, session_id=session.id, answer=Coming.NOT_THAT_DAY))

    assert line(mine)[:2] == ["1", "4 hours"]


def test_work_without_a_session_is_a_turn_once_it_is_recorded(mine: Browser, past: Past, ada: int) -> None:
    ref = past.happened(30, sessions=0, activity_minutes=90)
    place_id = past.place(ref, ada, P.CONFIRMED)
    assert line(mine)[0] == "0"

    with past.application.app_context(), db.transaction() as current:
        move(current.get_one(Place, place_id), P.TOOK_PART, by=SYSTEM, now=clock.now())

    assert line(mine)[:2] == ["1", "1 hour 30 minutes"]


def test_it_is_their_own_line_and_nobody_elses(mine: Browser, past: Past, make: Make, ada: int) -> None:
    other = make.advisor("Otto Other")
    past.happened(30, other)
    past.happened(31, other, ada)
    page = mine.get("/my-involvement/turns")

    assert line(mine)[0] == "1"
    assert "Otto" not in page.text
    assert mine.get("/my-involvement").links()["Your turns and hours"] == "/my-involvement/turns"


def test_the_same_is_asked_however_much_there_is(mine: Browser, past: Past, ada: int, application: Flask) -> None:
    counts = []
    for number in (1, 2):
        for each in range(number):
            past.happened(30 + each, ada)
        with statements(application) as sent:
            mine.get("/my-involvement/turns")
        counts.append(len(sent))

    assert counts == [2, 2]

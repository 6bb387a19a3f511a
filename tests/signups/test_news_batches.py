"""News of many people: a batch at a time, each whole or not at all, whoever works beside it or dies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.opportunities.models import Opportunity
from app.opportunities.states import SeatType
from app.people.models import Advisor
from app.signups.news import due, queries
from app.signups.news.models import NewsTold
from tests.signups.weekly import MONDAY, Week
from tests.support.make import Make
from tests.support.statements import statements


@pytest.fixture
def week(application: Flask, make: Make) -> Week:
    return Week(application, make)


def test_two_workers_at_once_tell_everybody_once(week: Week) -> None:
    week.make.opportunity()
    for number in range(6):
        week.make.advisor(f"Person {number}", email=f"p{number}@post.example")
    week.at(MONDAY)

    def work(_number: int) -> None:
        with week.application.app_context():
            due.send_news(clock.now())

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))
    assert len(week.written()) == len({message.person_id for message in week.written()}) == 7


def test_a_worker_that_dies_in_a_batch_leaves_everybody_their_turn(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    week.make.opportunity()
    reactions = week.application.extensions["reactions"]
    broken = {event: (_die,) if event.__name__ == "NewsGathered" else then for event, then in reactions.items()}
    monkeypatch.setitem(week.application.extensions, "reactions", broken)
    with pytest.raises(ZeroDivisionError):
        week.go()
    with week.application.app_context():
        assert db.session().get_one(Advisor, week.ann).news_at is None
        assert db.session().scalars(select(NewsTold)).all() == []
    monkeypatch.setitem(week.application.extensions, "reactions", reactions)
    assert week.go() == 1 and len(week.written()) == 1


def _die(_event: object, _by: Actor) -> None:
    raise ZeroDivisionError


def test_a_batch_asks_as_much_for_many_opportunities_as_for_one(application: Flask, make: Make) -> None:
    week = Week(application, make)
    asked = []
    for number, moment in ((1, MONDAY), (7, "2026-12-14T09:00+00:00")):
        for _each in range(number):
            make.opportunity(in_days=60)
        with statements(application) as seen:
            week.go(moment)
        asked.append(len(seen))
        week.at("2026-12-09T12:00+00:00")
    assert asked[0] == asked[1] < 25
    assert week.written()[1].subject == "7 new opportunities for you"


def test_a_batch_asks_as_much_for_many_people_as_for_one(application: Flask, make: Make) -> None:
    week = Week(application, make)
    asked = []
    for number, moment in ((0, MONDAY), (7, "2026-12-14T09:00+00:00")):
        for each in range(number):
            make.advisor(f"Person {each}", email=f"p{each}@post.example")
        make.opportunity(in_days=60)
        make.opportunity(in_days=61)
        with statements(application) as seen:
            week.go(moment)
        asked.append(len(seen))
        week.at("2026-12-09T12:00+00:00")
    assert asked[0] == asked[1] < 25
    assert len(week.written()) == 1 + 8


def test_batches_follow_each_other_until_everybody_has_had_their_turn(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "BATCH", 2)
    week.make.opportunity()
    for number in range(4):
        week.make.advisor(f"Person {number}", email=f"p{number}@post.example")
    assert [week.go() for _time in range(4)] == [2, 2, 1, 0]
    assert len(week.written()) == 5


def test_whom_nothing_stands_in_the_way_of_is_found_by_the_rules_of_the_pages(week: Week) -> None:
    fits = week.make.opportunity(in_days=20)
    week.make.opportunity(seat_type=SeatType.CARER)
    week.at(MONDAY)
    with week.application.app_context():
        found = queries.new_for([queries.Turn(week.ann, None)], clock.now())
        refs = db.session().scalars(select(Opportunity.ref).where(Opportunity.id.in_(found[week.ann]))).all()
    assert refs == [fits]

"""News: on Monday mornings, once a week, what is new and fits; never twice the same, and nothing for nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.messages.states import MessageState
from app.messages.worker import Worker, run
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState, SeatType, Visibility
from app.people.actions import advisors
from app.people.models import Channel, Interest
from app.people.states import AdvisorState
from app.signups import actions as signups
from app.signups.news.rules import MOST, turn_begins
from tests.signups.weekly import FRIDAY, MONDAY, Week
from tests.support.make import Make


@pytest.fixture
def week(application: Flask, make: Make) -> Week:
    return Week(application, make)


def test_what_is_new_and_fits_is_told_with_the_reasons_and_no_title_of_a_host(week: Week) -> None:
    kind = week.make.kind("panel", neutral_title="Interview panel")
    with week.application.app_context(), db.transaction() as session:
        session.add(Interest(person_id=week.ann, kind_code=kind))
    ref = week.make.opportunity(kind=kind, title="Nurse for the Night Ward", venue="1 High Street")
    week.make.opportunity(title="For carers", seat_type=SeatType.CARER)
    week.make.opportunity(title="A visit", visibility=Visibility.UNANNOUNCED)
    week.make.opportunity(title="A draft", state=OpportunityState.DRAFT)
    week.make.opportunity(title="Full", state=OpportunityState.FILLED)
    assert week.go() == 1

    (message,) = week.written()
    assert message.subject == "1 new opportunity for you"
    assert "1. Interview panel\nWhen: Friday 18 December 2026" in message.text
    assert "Why it fits: You told us you are interested in this: panel." in message.text
    assert f"/opportunities/{ref}" in message.text and "call 020 7946 0000" in message.text
    assert "on paper: tick what you would like" in message.text
    assert "Night Ward" not in message.text + message.subject


def test_what_closes_first_comes_first_and_eight_are_enough(week: Week) -> None:
    with week.application.app_context():
        now = clock.now()
    week.make.opportunity(in_days=40, closes_at=now + timedelta(days=20), venue="Late Hall")
    week.make.opportunity(in_days=41, closes_at=now + timedelta(days=10), venue="Early Hall")
    week.go()
    text = week.written()[0].text
    assert text.index("Early Hall") < text.index("Late Hall")
    assert "Put your name down by: Monday 14 December 2026" in text

    week.at("2026-12-09T12:00+00:00")
    for number in range(MOST + 3):
        week.make.opportunity(in_days=60 - number, venue=f"Room {number:02}")
    week.go("2026-12-14T09:00+00:00")
    second = week.written()[1]
    assert second.subject == "8 new opportunities for you"
    assert "1. Involvement session" in second.text and "9. " not in second.text
    assert "Room 10" in second.text and "Room 02" not in second.text  # what begins last waits on the pages


def test_nobody_is_told_twice_of_the_same_and_where_nothing_is_new_nothing_is_sent(week: Week) -> None:
    week.make.opportunity()
    assert [week.go(), week.go(), week.go("2026-12-07T19:00+00:00")] == [1, 0, 0]  # the second run of this week
    assert len(week.written()) == 1
    assert week.go("2026-12-14T09:00+00:00") == 1
    assert len(week.written()) == 1

    week.at("2026-12-15T12:00+00:00")
    week.make.opportunity(venue="The Barn")
    week.go("2026-12-21T10:00+00:00")
    _first, second = week.written()
    assert "The Barn" in second.text and second.subject == "1 new opportunity for you"


def test_what_was_published_while_they_were_on_a_break_is_new_when_they_are_back(week: Week) -> None:
    week.go()
    with week.application.app_context(), db.transaction():
        advisors.pause(week.ann, None, by=SYSTEM)
    week.at("2026-12-08T12:00+00:00")
    week.make.opportunity(in_days=60)
    assert week.go("2026-12-14T09:00+00:00") == 0
    with week.application.app_context(), db.transaction():
        advisors.come_back(week.ann, by=SYSTEM)
    assert week.go("2026-12-28T09:00+00:00") == 1
    assert len(week.written()) == 1


def test_what_they_put_their_name_to_already_is_no_news(week: Week) -> None:
    ref = week.make.opportunity()
    with week.application.app_context(), db.transaction() as session:
        number = session.scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        signups.sign_up(number, week.ann, by=Actor(week.ann))
    assert week.go() == 1 and week.written() == []


def test_what_is_older_than_a_week_is_no_news_to_somebody_new(week: Week) -> None:
    week.at("2026-11-20T12:00+00:00")
    week.make.opportunity(in_days=60)
    week.go()
    assert week.written() == []


@pytest.mark.parametrize("fields", [
    {"wants_news": False}, {"silent_since": datetime.fromisoformat(FRIDAY)}, {"email": None},
])  # fmt: skip
def test_who_wants_none_has_died_or_cannot_be_reached_gets_none(week: Week, fields: dict[str, object]) -> None:
    week.make.opportunity()
    week.change(**fields)
    assert week.go() == 0 and week.written() == []


@pytest.mark.parametrize("state", [AdvisorState.PAUSED, AdvisorState.ENQUIRY])
def test_who_is_on_a_break_or_not_on_the_register_yet_gets_none(application: Flask, make: Make, state) -> None:
    week = Week(application, make)
    make.advisor("Pat", email="pat@post.example", state=state)
    week.make.opportunity()
    assert week.go() == 1
    assert [message.person_id for message in week.written()] == [week.ann]


def test_whoever_changed_their_mind_before_it_was_sent_gets_none(week: Week) -> None:
    week.make.opportunity()
    week.go()
    week.change(wants_news=False)
    assert run(week.application, once=True)
    assert week.written()[0].state is MessageState.DROPPED


def test_news_come_the_way_chosen_for_news_and_old_ones_are_no_call_any_more(week: Week) -> None:
    week.make.opportunity()
    week.change(news_by=Channel.PHONE, phone="+447700900123")
    week.go()
    assert week.written()[0].state is MessageState.TO_CALL
    week.at("2026-12-14T08:30+00:00")
    Worker(week.application).chores()
    assert week.written()[0].state is MessageState.DROPPED


@pytest.mark.parametrize(("moment", "begins"), [
    ("2026-12-07T08:59+00:00", None), ("2026-12-07T09:00+00:00", MONDAY), ("2026-12-07T19:59+00:00", MONDAY),
    ("2026-12-07T20:00+00:00", None), ("2026-12-08T10:00+00:00", None), ("2026-12-06T10:00+00:00", None),
    ("2026-07-06T08:00+00:00", "2026-07-06T08:00+00:00"), ("2026-07-06T07:59+00:00", None),  # summer time
])  # fmt: skip
def test_it_is_on_a_monday_from_nine_by_day(moment: str, begins: str | None) -> None:
    assert turn_begins(datetime.fromisoformat(moment)) == (datetime.fromisoformat(begins) if begins else None)


def test_news_do_not_go_out_at_night_even_when_they_are_late(week: Week) -> None:
    week.make.opportunity()
    week.go("2026-12-07T19:59+00:00")
    week.at("2026-12-07T21:00+00:00")
    Worker(week.application).sender.send_due(float("inf"))
    assert week.written()[0].state is MessageState.WAITING

"""The days of a committee: papers to go, a term of office that ends, people met before, a series with exceptions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.messages import worker
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.opportunities.actions import life, sessions
from app.opportunities.daybook.rules import term_comes_to_its_end
from app.signups.actions import send_reminders
from tests.support.committee import Committee
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def committee(application: Flask, make: Make, browser: Browser) -> Committee:
    return Committee(application, make, browser)


def test_on_the_day_papers_are_to_go_the_host_hears_once_and_sees_it(committee: Committee) -> None:
    said = "Send the papers: Carers together, by Tue 8 Dec"
    committee.at("2026-12-07T09:00+00:00")
    assert committee.remind() == 0 and said not in committee.host.get("/").text
    committee.at("2026-12-08T09:00+00:00")
    assert said in committee.host.get("/").text
    assert [committee.remind(), committee.remind()] == [1, 0]
    assert committee.told("papers_due") == [("Holly Host", MessageState.WAITING)]
    committee.write_papers_sent()
    assert said not in committee.host.get("/").text
    worker.run(committee.application, once=True)
    assert committee.told("papers_due") == [("Holly Host", MessageState.DROPPED)], "they have gone meanwhile"


def test_nobody_is_reminded_by_night_or_of_a_meeting_that_is_called_off(committee: Committee) -> None:
    committee.at("2026-12-08T02:00+00:00")
    assert committee.remind() == 0
    committee.do(sessions.cancel, meeting=0)
    committee.at("2026-12-08T09:00+00:00")
    assert committee.remind() == 0
    assert "15 December" not in committee.host.get(f"/host/opportunities/{committee.ref}/daybook").text


def test_a_meeting_that_moves_is_reminded_of_again(committee: Committee) -> None:
    committee.at("2026-12-08T09:00+00:00")
    assert committee.remind() == 1
    later = datetime.fromisoformat("2027-01-12T10:00+00:00")
    committee.do(sessions.move_to, later, later + timedelta(hours=2), "", meeting=0)
    worker.run(committee.application, once=True)
    assert committee.told("papers_due") == [("Holly Host", MessageState.DROPPED)]
    committee.at("2027-01-05T09:00+00:00")
    committee.remind()
    assert len(committee.told("papers_due")) == 2


@pytest.mark.parametrize(
    ("today", "soon"),
    [("2026-12-01", True), ("2026-11-30", False), ("2027-03-01", True), ("2027-03-02", False)],
)
def test_three_months_before_its_end_a_term_comes_to_its_end(today: str, soon: bool) -> None:
    assert term_comes_to_its_end(date(2027, 3, 1), date.fromisoformat(today)) is soon


def test_a_term_that_ends_is_told_to_the_host_once_and_stands_on_the_teams_day(
    application: Flask, make: Make, browser: Browser
) -> None:
    committee = Committee(application, make, browser, details=None, term_until=date(2027, 3, 9))
    said = "The term of office in Carers together ends on Tuesday 9 March 2027: ask the host who comes after"
    committee.at("2026-12-08T09:00+00:00")
    assert committee.remind() == 0 and said not in committee.team.get("/team").text
    committee.at("2026-12-09T09:00+00:00")
    assert [committee.remind(), committee.remind()] == [1, 0]
    assert committee.told("term_ends") == [("Holly Host", MessageState.WAITING)]
    assert said in committee.team.get("/team").text
    committee.do(life.cancel, "It is no more.")
    assert said not in committee.team.get("/team").text
    worker.run(committee.application, once=True)
    assert committee.told("term_ends") == [("Holly Host", MessageState.DROPPED)]


def test_when_people_are_met_before_is_for_whoever_has_a_place(committee: Committee) -> None:
    said = "We meet before it: 9:30am"
    assert said not in committee.ada.get(f"/opportunities/{committee.ref}").text
    place = committee.ada.post(f"/opportunities/{committee.ref}/sign-up")
    assert place.text.count(said) == 3
    assert "We meet before it 9:30am" in committee.host.get(f"/host/opportunities/{committee.ref}/daybook").text
    with committee.application.app_context():
        mailed = list(db.session().scalars(select(OutboxMessage).where(OutboxMessage.calendar.is_not(None))))
        assert len(mailed) == 3 and all(said in row.calendar.decode().replace("\r\n ", "") for row in mailed)
    committee.at("2026-12-08T10:30+00:00")
    with committee.application.test_request_context():
        send_reminders(committee.application.extensions["clock"].now())
        reminder = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "reminder")).one()
        assert said in reminder.text


def test_a_series_with_one_moved_and_one_called_off_reads_right(committee: Committee) -> None:
    place = committee.ada.post(f"/opportunities/{committee.ref}/sign-up").path
    evening = datetime.fromisoformat("2026-12-18T15:00+00:00")
    committee.do(sessions.move_to, evening, evening + timedelta(hours=2), "The room is taken.", meeting=1)
    committee.do(sessions.cancel, meeting=1)  # the one that was to be the last is the second now
    mine = [
        line.get_text(" ", strip=True) for line in committee.ada.get(place).soup.select("main ul.nhsuk-list--bullet li")
    ]
    assert mine == [
        "Tuesday 15 December 2026, 10am to midday UK time. We meet before it: 9:30am",
        "Friday 18 December 2026, 3pm to 5pm UK time. We meet before it: 2:30pm",
    ]
    host = committee.host.get(f"/host/opportunities/{committee.ref}/daybook")
    assert [each.get_text(strip=True) for each in host.soup.select("main h2")] == [
        "Tuesday 15 December 2026, 10am to midday UK time", "Friday 18 December 2026, 3pm to 5pm UK time",
    ]  # fmt: skip
    assert "We meet before it 2:30pm" in host.text and "Papers promised by Friday 11 December 2026" in host.text

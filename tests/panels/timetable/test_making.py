"""The host makes a timetable: from the days of the opportunity, with what the panel needs, or is told why not."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest

from app.core import db
from app.panels.timetable.models import TimetableItem
from app.panels.timetable.queries import days_of
from tests.panels.timetable.at import Desk

TOO_MANY = "40 candidates are too many: nobody listens well to more than 10 a day. Have fewer, or add days."
THREE_TOO_MANY = (
    "8 candidates do not fit in the day: only 5 fit. Let it end 2 hours 30 minutes later, have fewer, or add a day."
)
TOO_LONG = "An interview with its scoring takes 1 hour, and somebody needs a break after 45 minutes. Make it shorter."


def test_five_candidates_on_a_day(desk: Desk) -> None:
    assert "Use the days of the opportunity" in desk.page().text
    page = desk.makes()
    assert desk.slots() == {
        "Candidate 1": "9:30am to 10:15am", "Candidate 2": "10:30am to 11:15am", "Candidate 3": "11:45am to 12:30pm",
        "Candidate 4": "1:30pm to 2:15pm", "Candidate 5": "2:30pm to 3:15pm",
    }  # fmt: skip
    for words in ("9am to 9:30am Briefing", "11:30am to 11:45am Break", "12:45pm to 1:30pm Lunch", "Finish 4pm"):
        assert words in page.text


def test_before_it_is_saved_the_host_sees_when_it_ends(desk: Desk) -> None:
    desk.browser.post(f"{desk.at}/take-days")
    shown = desk.looks(f"{desk.at}/lengths", {"candidates": 5, "reason": "The times are found."})
    assert "4pm, 5 candidates" in shown.text
    assert "9am to 4pm UK time, instead of" in shown.text
    assert desk.slots() == {}


def test_a_member_who_needs_breaks_more_often_gets_them(desk: Desk) -> None:
    desk.makes(3, longest="60")
    assert desk.page().text.count("Break") == 3
    assert desk.slots()["Candidate 1"] == "9:45am to 10:30am"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("candidates", "40", TOO_MANY),
        ("candidates", "8", THREE_TOO_MANY),
        ("candidates", "0", "Enter a number from 1 to 40."),
        ("candidates", "five", "Enter a whole number, like 3."),
        ("interview", "", "Enter how long an interview is."),
        ("longest", "45", TOO_LONG),
        ("lunch", "130", "Enter a number from 0 to 120."),
        ("lunch_until-hour", "11", "Enter a time for lunch between 9 and 18, the end after the start."),
        ("lunch_from-minute", "30", "Lunch is longer than the time for it. Let it end later."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_sentence(desk: Desk, field: str, value: str, said: str) -> None:
    desk.browser.post(f"{desk.at}/take-days")
    values = {"candidates": 5, "reason": "The times are found.", field: value}
    if field == "lunch_from-minute":
        values |= {"lunch_from-hour": "13", "lunch-minutes": "45"}
    shown = desk.looks(f"{desk.at}/lengths", values)
    assert shown.errors == [said]
    assert desk.slots() == {}


def test_forty_candidates_over_several_days(desk: Desk) -> None:
    desk.browser.post(f"{desk.at}/take-days")
    with desk.panel.application.app_context():
        first = days_of(desk.panel.panel())[0].on
    for number in range(1, 8):
        on = first + timedelta(days=number)
        values = {
            "on-day": on.day, "on-month": on.month, "on-year": on.year, "arrives-hour": 9, "arrives-minute": "00",
            "ends-hour": 17, "ends-minute": "00",
        }  # fmt: skip
        assert "The day is added." in desk.looks(f"{desk.at}/days/add", values).text
    desk.makes(40)
    slots = desk.slots()
    assert len(slots) == 40
    assert sorted(slots.values()).count("9:30am to 10:15am") == 8


def test_days_on_which_few_are_there_are_warned_of(desk: Desk) -> None:
    for on, words in ((date(2027, 3, 26), "is a bank holiday"), (date(2027, 3, 27), "is on a weekend")):
        values = {"on-day": on.day, "on-month": on.month, "on-year": on.year}
        hours = {"arrives-hour": 9, "arrives-minute": "00", "ends-hour": 17, "ends-minute": "00"}
        page = desk.looks(f"{desk.at}/days/add", values | hours)
        assert words in page.text
        assert "Check that the panel and the building can." in page.text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"on-year": 2020}, "The day must be in the future. Check the day, the month and the year."),
        ({"ends-hour": 8}, "The latest finish must be later than the arrival."),
        ({"on-day": 28, "arrives-hour": 1, "arrives-minute": 30},
         "The clocks go forward that night, so there is no such time. Enter another time."),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be(desk: Desk, values: dict[str, int], said: str) -> None:
    usual = {"on-day": 26, "on-month": 3, "on-year": 2027, "arrives-hour": 9, "arrives-minute": "00", "ends-hour": 17,
             "ends-minute": "00"}  # fmt: skip
    page = desk.looks(f"{desk.at}/days/add", {**usual, **values})
    assert page.errors == [said]


def test_a_day_on_either_side_of_the_clocks_is_the_same_on_the_wall(desk: Desk) -> None:
    """The Saturday and the Sunday when summer time begins: 9am is another hour in UTC, and the same in London."""
    for on in (date(2027, 3, 27), date(2027, 3, 28)):
        desk.looks(f"{desk.at}/days/add", {
            "on-day": on.day, "on-month": on.month, "on-year": on.year, "arrives-hour": 9, "arrives-minute": "00",
            "ends-hour": 17, "ends-minute": "00",
        })  # fmt: skip
    desk.does(f"{desk.at}/lengths", {"candidates": 10})
    assert list(desk.slots().values())[:5] == list(desk.slots().values())[5:]
    with desk.panel.application.app_context():
        days = days_of(desk.panel.panel())
        assert [day.arrives_at.hour for day in days] == [9, 8]
        lunch = [item.starts_at.hour for day in days for item in day.items if item.kind.value == "lunch"]
        assert lunch == [12, 11]


def test_the_list_for_hr_has_numbers_codes_and_times(desk: Desk) -> None:
    desk.makes(2, task="20")
    page = desk.browser.get(desk.change("Candidate 1"))
    code = page.links()["Code of the recruitment system"]
    assert "saved" in desk.browser.send(desk.browser.get(code), {"reference": "334-25-0012"}).text
    rows = list(csv.reader(io.StringIO(desk.browser.get(f"{desk.at}.csv").bytes.decode("utf-8-sig"))))
    assert rows[0] == ["Day", "Candidate", "Code", "Comes at", "Panel", "Interview from", "Interview until"]
    assert rows[1][1:] == ["Candidate 1", "334-25-0012", "09:10", "", "09:30", "10:15"]
    assert [row[1] for row in rows[1:]] == ["Candidate 1", "Candidate 2"]


@pytest.mark.parametrize("typed", ["Ann Lee", "A. Lee", "ann", "AL", "=1+1", "Lee-1990"])
def test_what_could_be_a_name_is_refused_kindly(desk: Desk, typed: str) -> None:
    desk.makes(1)
    code = desk.browser.get(desk.change("Candidate 1")).links()["Code of the recruitment system"]
    page = desk.browser.send(desk.browser.get(code), {"reference": typed})
    assert page.errors == [
        "Type a code such as 4471 or 334-25-0012. If it is a name, leave it out: names stay elsewhere."
    ]
    added = desk.looks(f"{desk.at}/candidates/add", {"reference": typed})
    assert added.errors == page.errors
    assert typed not in desk.page().text or typed == "ann"


def test_parallel_panels_meet_at_the_end(desk: Desk) -> None:
    panel = desk.panel
    panel.seat(group="Advisors")
    form = desk.browser.get(f"/host/panels/{panel.ref}/change")
    desk.browser.send(form, {"shape": "parallel"})
    page = desk.makes(4)
    text = page.text
    assert "Candidate 1, Panel of advisors" in text
    assert "Meeting of the panels" in text
    ann = desk.browser.another()
    ann.sign_in("ann@post.example")
    own = ann.get(f"/panels/{panel.ref}/timetable").text
    assert own.count("Candidate ") == 4
    assert "Meeting of the panels" in own
    with panel.application.app_context():
        items = db.session().query(TimetableItem).filter(TimetableItem.candidate_id.is_not(None)).all()
        assert len({(item.candidate_id, item.starts_at) for item in items}) == 8

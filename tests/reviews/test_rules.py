"""Lines of standards, warnings, and the day on which to remind."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.months import months_later
from app.reviews.rules import Line, overlaps, read_lines
from tests.reviews.conftest import Service


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1.1;2;People are greeted.", Line("1.1", 2, "People are greeted.")),
        ("1.1\tType 3\tPeople are greeted.", Line("1.1", 3, "People are greeted.")),
        ("1.1 | People are greeted.", Line("1.1", None, "People are greeted.")),
        ("People are greeted.", Line("", None, "People are greeted.")),
        ("1.1;;People are greeted; and heard.", Line("1.1", None, "People are greeted; and heard.")),
        ("1.1;The team greets people; and hears them.", Line("1.1", None, "The team greets people; and hears them.")),
    ],
)
def test_a_line_is_read_as_people_paste_it(text: str, line: Line, context) -> None:
    assert read_lines(text) == ([line], [])


@pytest.mark.usefixtures("context")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_no_line_is_lost_without_a_word(text: str) -> None:
    lines, problems = read_lines(text)
    assert len(lines) + len(problems) == sum(bool(line.strip()) for line in text.splitlines())


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2027, 9, 30), 9, date(2026, 12, 30)),
        (date(2027, 3, 31), 1, date(2027, 2, 28)),
        (date(2028, 2, 29), 24, date(2026, 2, 28)),
        (date(2027, 1, 1), 1, date(2026, 12, 1)),
    ],
)
def test_months_earlier(day: date, months: int, earlier: date) -> None:
    assert months_later(day, -months) == earlier


def test_one_part_may_begin_when_another_ends() -> None:
    there = [(time(9), time(10))]
    assert not overlaps(there, time(10), time(11)) and overlaps(there, time(9, 59), time(11))


def test_the_two_roles_have_opposite_rules_and_both_are_said(service: Service) -> None:
    linked = service.linked(service.opportunity(""))
    assert "add the condition “Link with the service: needed”" in linked.text
    wrong = service.linked(service.opportunity("needed"), "visit")
    assert "add the condition “Link with the service: not allowed”" in wrong.text
    right = service.own("team").get(f"/team/reviews/{service.ref}")
    assert right.text.count("add the condition") == 2


def test_half_of_the_visitors_and_nobody_alone(service: Service) -> None:
    page = service.host.get(f"{service.address}/change")
    service.host.send(page, {"at_least_half": "y", "visitors": "6"})
    linked = service.linked(service.opportunity("forbidden", seats=1), "visit")
    assert "At least half of the 6 visitors must have lived experience. So far there are places for 1." in linked.text
    assert "Two people are better than one: nobody is alone." in linked.text
    linked = service.linked(service.opportunity("forbidden", seats=2), "visit")
    assert "At least half" not in linked.text


def test_a_visit_after_the_accreditation_ends_is_said(service: Service) -> None:
    page = service.host.get(f"{service.address}/change")
    days = {"expires_on-day": "9", "expires_on-month": "3", "expires_on-year": "2027"}
    assert "The accreditation ends before the visit." in service.host.send(page, days).text

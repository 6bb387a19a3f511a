"""Which time is looked at: chosen months, days of one's own, and what is said of days that make no sense."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.period import between
from app.matching.ledger.rules import MONTHS, last_months
from tests.matching.ledger.past import Past
from tests.matching.ledger.reading import table
from tests.support.page import Browser, Page

FAIRNESS = "/team/fairness"


def days(first: str, last: str) -> dict[str, str]:
    boxes = {}
    for name, said in (("first", first), ("last", last)):
        boxes |= dict(zip((f"{name}-day", f"{name}-month", f"{name}-year"), said.split(), strict=False))
    return {"period": "own", **boxes}


def turns(page: Page) -> list[str]:
    return table(page, "The spread")["Turns"]


def test_the_last_months(team: Browser, past: Past) -> None:
    people = past.advisors(6)
    for ago in (30, 120, 250, 400):
        past.happened(ago, *people)

    assert turns(team.get(FAIRNESS)) == ["18", "6"]
    assert turns(team.get(FAIRNESS, period="12")) == ["18", "6"]
    assert turns(team.get(FAIRNESS, period="6")) == ["12", "6"]
    assert turns(team.get(FAIRNESS, period="3")) == ["6", "6"]
    assert turns(team.get(FAIRNESS, period="1000000")) == ["18", "6"]


def test_days_of_ones_own_count_with_both_ends(team: Browser, past: Past) -> None:
    """Thirty days ago is 1 November 2026; as many days before it is the time to compare with."""
    people = past.advisors(6)
    past.happened(30, *people)
    past.happened(31, *people)

    assert turns(team.get(FAIRNESS, **days("1 11 2026", "1 November 2026"))) == ["6", "6"]
    assert turns(team.get(FAIRNESS, **days("31 10 2026", "1 11 2026"))) == ["12", "0"]
    assert turns(team.get(FAIRNESS, **days("2 11 2026", "1 12 2026"))) == ["0", "12"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (days("", ""), "Enter this day, or choose another time."),
        (days("1 11 2026", ""), "Enter this day, or choose another time."),
        (days("31 2 2026", "1 11 2026"), "Enter a real date, like 4 12 2026."),
        (days("2 11 2026", "1 11 2026"), "Enter a last day that is not before the first day."),
        (days("1 11 2026", "2 12 2026"), "Enter a day that is not after today."),
        (days("1 11 1999", "1 11 2026"), "Enter a first day in 2000 or later."),
        (days("1 11 1066", "1 11 2026"), "Enter a year from 1900 to 2100."),
    ],
)
def test_days_that_make_no_sense_are_said_so_and_kept(team: Browser, typed: dict[str, str], said: str) -> None:
    page = team.get(FAIRNESS, **typed)

    assert said in page.errors
    assert "The spread" not in page.text
    for name, value in typed.items():
        if name != "period":
            assert page.soup.select_one(f"input[name={name}]")["value"] == value


def test_a_file_of_days_that_make_no_sense_leads_to_the_page_that_says_so(team: Browser) -> None:
    page = team.get(f"{FAIRNESS}.csv", **days("2 11 2026", "1 11 2026"))

    assert page.path == FAIRNESS
    assert page.errors == ["Enter a last day that is not before the first day."]


def test_odd_addresses_do_no_harm(team: Browser) -> None:
    for odd in (
        {"endpoint": "x"},
        {"_external": "1"},
        {"kind": "\x00"},
        {"team": "٣"},
        {"page": "-1"},
        {"first-day": "9"},
    ):
        team.get(FAIRNESS, **odd)
        team.client.get(f"{FAIRNESS}.csv", query_string={"period": "own", **odd}, follow_redirects=True)


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)), st.sampled_from(MONTHS))
def test_months_before_join_on_without_a_gap(today: date, months: int) -> None:
    period = last_months(today, months)
    before = period.before

    assert period.last == today
    assert before.last + timedelta(days=1) == period.first
    assert before.until == period.since
    assert abs((period.last - period.first) - (before.last - before.first)) <= timedelta(days=4)


@given(st.dates(date(2001, 1, 1), date(2050, 1, 1)), st.integers(0, 3000))
def test_days_before_are_as_many(first: date, more: int) -> None:
    period = between(first, first + timedelta(days=more))

    assert period.before.last - period.before.first == timedelta(days=more)
    assert period.before.until == period.since

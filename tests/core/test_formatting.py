"""How moments, amounts and lists are said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import render_template_string

from app.core import formatting as said
from tests.support.small import small_app

WINTER = datetime(2026, 12, 4, 14, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _inside() -> Iterator[None]:
    with small_app().test_request_context("/"):
        yield


def test_a_day_is_the_day_in_london() -> None:
    assert said.day(WINTER) == "Friday 4 December 2026"
    assert said.day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "Wednesday 1 July 2026"
    assert said.day(date(2026, 1, 9)) == "Friday 9 January 2026"
    assert said.short_day(WINTER) == "Fri 4 Dec"


def test_a_moment_without_its_zone_is_refused() -> None:
    for say in (said.day, said.short_day, said.clock, said.span):
        with pytest.raises(ValueError, match="zone"):
            say(datetime(2026, 12, 4, 14, 30))  # noqa: DTZ001 that is the point


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(14, 30), "2:30pm"),
        (time(10), "10am"),
        (time(9, 5), "9:05am"),
        (time(12), "midday"),
        (time(0), "midnight"),
        (time(0, 1), "12:01am"),
        (time(12, 59), "12:59pm"),
        (time(23, 59), "11:59pm"),
        (datetime(2026, 7, 1, 8, 30, tzinfo=UTC), "9:30am"),
        (datetime(2026, 7, 1, 11, 0, tzinfo=UTC), "midday"),
    ],
)
def test_the_clock(at: time | datetime, words: str) -> None:
    assert said.clock(at) == words


def test_a_span() -> None:
    ten = datetime(2026, 12, 4, 10, tzinfo=UTC)
    assert said.span(ten, ten + timedelta(minutes=150)) == "Friday 4 December 2026, 10am to 12:30pm UK time"
    assert said.span(ten) == said.span(ten, ten) == "Friday 4 December 2026, 10am UK time"


def test_a_span_over_days_names_both() -> None:
    start, end = datetime(2026, 12, 4, 10, tzinfo=UTC), datetime(2026, 12, 5, 16, tzinfo=UTC)
    assert said.span(start, end) == "Friday 4 December 2026, 10am, to Saturday 5 December 2026, 4pm UK time"


def test_a_span_to_midnight_is_of_one_day() -> None:
    start = datetime(2026, 7, 3, 19, tzinfo=UTC)
    assert said.span(start, datetime(2026, 7, 3, 23, tzinfo=UTC)) == "Friday 3 July 2026, 8pm to midnight UK time"


def test_a_span_over_the_night_the_clocks_change() -> None:
    start = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert said.span(start, start + timedelta(hours=1)) == "Sunday 29 March 2026, 12:30am to 2:30am UK time"


@pytest.mark.parametrize(
    ("pence", "words"),
    [(1150, "£11.50"), (1500, "£15"), (0, "£0"), (5, "£0.05"), (115_000, "£1,150"), (-500, "-£5"), (-1, "-£0.01")],
)
def test_money(pence: int, words: str) -> None:
    assert said.money(pence) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(90, "1 hour 30 minutes"), (120, "2 hours"), (45, "45 minutes"), (61, "1 hour 1 minute"), (0, "0 minutes")],
)
def test_hours(minutes: int, words: str) -> None:
    assert said.hours(minutes) == words


def test_counts_are_singular_and_plural() -> None:
    assert [said.people(1), said.people(0), said.people(3)] == ["1 person", "0 people", "3 people"]
    assert [said.places(1), said.places(2)] == ["1 place", "2 places"]
    assert [said.sessions(1), said.sessions(2)] == ["1 session", "2 sessions"]
    assert [said.opportunities(1), said.opportunities(2)] == ["1 opportunity", "2 opportunities"]


def test_a_list_in_words() -> None:
    assert [said.joined(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert said.joined(iter(["a", "b"])) == "a and b"


def test_phone_numbers() -> None:
    assert said.phone("+447700900123") == "07700 900123"
    assert said.phone("+33123456789") == "+33 1 23 45 67 89"
    assert said.phone("ask at the desk") == "ask at the desk"


def test_they_are_filters_and_their_words_are_escaped() -> None:
    drawn = render_template_string("{{ 1150 | money }}, {{ when | clock }}, {{ ['<b>', 'x'] | joined }}", when=WINTER)
    assert "£11.50, 2:30pm" in drawn
    escaped = render_template_string("{{ ['<b>', 'x'] | joined }}")
    assert escaped == "&lt;b&gt; and x"

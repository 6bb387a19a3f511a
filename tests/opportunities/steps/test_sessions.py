"""The step of the sessions."""

from __future__ import annotations

from typing import Any

from flask import Flask

from tests.opportunities.adverts.shape import at, on, session
from tests.opportunities.posting import fill, stored
from tests.opportunities.steps.refusals import nothing_changed, refused, value
from tests.support.page import Browser

SESSIONS: list[tuple[dict[str, Any], str]] = [
    (session(31, 2, 10, 12), "Enter a real date, like 4 12 2026."),
    (session(14, 1, 12, 10), "The end must be later than the start."),
    (session(14, 1, 10, 10), "The end must be later than the start."),
    ({**on(30, 11, 2026), **at(10), **at(12, name="end")},
     "The session must be in the future. Check the day, the month and the year."),
    ({**on(14, 1, 2031), **at(10), **at(12, name="end")}, "The session is more than 3 years away. Check the year."),
    (session(14, 1, 1, 23), "A session lasts 16 hours at most. Add one session for each day."),
    ({**on(28, 3), **at(1, 30), **at(3, name="end")},
     "The clocks go forward that night, so there is no such time. Enter another time."),
    (session(14, 1, 10, 12, turns="53"), "Enter a number from 1 to 52."),
    (session(14, 1, 25, 26), "Enter a real time, like 9 30 or 14 30."),
]  # fmt: skip


def test_a_session_that_cannot_be(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for values, sentence in SESSIONS:
        page = fill(host, ref, "sessions", {**values, "label": "Planning 🎉"})
        assert sentence in page.errors, (values, page.errors)
        assert value(page, "day-day") == values["day-day"]
        assert value(page, "label") == "Planning 🎉"
    nothing_changed(application, before)


def test_a_session_twice_at_the_same_time(host: Browser, ref: str, application: Flask) -> None:
    fill(host, ref, "sessions", session(14, 1, 10, 12))
    page = fill(host, ref, "sessions", session(14, 1, 10, 12))
    refused(page, "There is already a session at this time. Enter another day or time.")
    assert len(stored(application, ref).sessions) == 1


def test_sessions_every_week_keep_their_time_when_the_clocks_change(
    host: Browser, ref: str, application: Flask
) -> None:
    fill(host, ref, "sessions", session(21, 3, 10, 12, turns="3", weeks="1"))
    hours = [each.starts_at.hour for each in stored(application, ref).sessions]
    assert hours == [10, 9, 9], "10 o'clock on London clocks, before and after 28 March"

"""The step of the closing date and the rule by which people are chosen."""

from __future__ import annotations

from typing import Any

from flask import Flask

from tests.opportunities.adverts.shape import on, session
from tests.opportunities.posting import fill, stored
from tests.opportunities.steps.refusals import nothing_changed, refused
from tests.support.page import Browser

CLOSING: list[tuple[dict[str, Any], str]] = [
    (on(30, 11, 2026, "closes_on"), "The closing date must be in the future."),
    (on(15, 1, 2027, "closes_on"), "The closing date must be before the first session or the due day."),
    (on(15, 1, 2027, "selection_on"), "The day of the talks must be before the first session."),
    ({"method": "chosen"}, "Say by which rule people are chosen, so that everybody can read it."),
    ({"method": "draw"}, "Enter a closing date. Names are put in order when it has come."),
    ({"method": "turns"}, "Enter a closing date. Names are put in order when it has come."),
    ({"method": "turns", "kept_for_new": "x", **on(5, 1, 2027, "closes_on")}, "Enter a whole number, like 3."),
    ({"kept_for_new": "1"}, "Enter until when these places are kept. After that they are open to everybody."),
    ({"kept_for_new": "1", **on(20, 1, 2027, "kept_on")},
     "Choose a day before names close and before it begins, so that others can come."),
    ({"kept_for_new": "1", **on(6, 1, 2027, "kept_on"), **on(5, 1, 2027, "closes_on")},
     "Choose a day before names close and before it begins, so that others can come."),
    (on(31, 2, 2027, "kept_on"), "Enter a real date, like 4 12 2026."),
    (on(30, 2, 2027, "closes_on"), "Enter a real date, like 4 12 2026."),
    ({"method": "whoever-shouts"}, "Choose one of the answers."),
]  # fmt: skip


def test_a_closing_date_or_rule_that_cannot_be(host: Browser, ref: str, application: Flask) -> None:
    fill(host, ref, "sessions", session(14, 1, 10, 12))
    before = stored(application, ref)
    for values, sentence in CLOSING:
        refused(fill(host, ref, "choosing", {"method": "first-come", **values}), sentence)
    nothing_changed(application, before)


def test_a_closing_day_without_a_time_lasts_until_its_end(host: Browser, ref: str, application: Flask) -> None:
    fill(host, ref, "choosing", {"method": "first-come", **on(4, 1, 2027, "closes_on")})
    closes_at = stored(application, ref).closes_at
    assert closes_at
    assert closes_at.isoformat() == "2027-01-04T23:59:00+00:00"

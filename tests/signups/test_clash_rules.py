"""The pure rule of clashes and limits, at its edges."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.signups.rules import Concern, Limit, Limits, Slot, concerns, heeded, seen

TEN = datetime(2026, 12, 15, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _words(context: Flask) -> None:
    """Sentences need a language."""


def slot(session: int, start: int, end: int, where: str | None = "ward", **fields: Any) -> Slot:
    """Minutes after ten o'clock."""
    starts_at, ends_at = TEN + timedelta(minutes=start), TEN + timedelta(minutes=end)
    minutes = fields.pop("minutes", end - start)
    return Slot(f"Slot {session}", starts_at.date(), minutes, session, starts_at, ends_at, where, **fields)


def codes(wanted: Slot, held: Slot, **limits: Any) -> list[str]:
    return [each.code for each in concerns([wanted], [held], Limits(**limits))]


def test_one_that_ends_as_the_other_begins_is_no_overlap() -> None:
    new = slot(1, 0, 60)
    for old, found in (
        (slot(2, 60, 120), []), (slot(2, -60, 0), []), (slot(2, 59, 60), ["overlap"]), (slot(2, -60, 1), ["overlap"]),
        (slot(2, -60, 120), ["overlap"]), (slot(2, 10, 20, "hall"), ["overlap"]),
    ):  # fmt: skip
        assert codes(new, old) == found, old


def test_the_way_counts_on_both_sides_unless_both_are_at_one_place_or_at_home() -> None:
    new = slot(1, 0, 60)
    for old, found in (
        (slot(2, 119, 180, "hall"), ["way"]), (slot(2, 120, 180, "hall"), []), (slot(2, -90, -59, "hall"), ["way"]),
        (slot(2, 119, 180, None), ["way"]), (slot(2, 61, 180, ""), ["way"]),
    ):  # fmt: skip
        assert codes(new, old) == found, old
    assert codes(slot(1, 0, 60, None), slot(2, 60, 90, None)) == []
    assert codes(new, slot(2, 61, 90, "hall"), travel_minutes=0) == []


def test_the_very_same_session_is_no_clash_and_counts_once() -> None:
    assert codes(slot(1, 0, 60), slot(1, 0, 60), cap=Limit(minutes=60)) == []


def test_a_month_is_that_of_london_and_both_limits_are_said() -> None:
    limits = Limits(own=Limit(sessions=1), cap=Limit(minutes=100), cap_stops=True)
    held = [slot(2, 300, 360), slot(3, 60 * 24 * 20, 60 * 24 * 20 + 60)]  # the second in January
    found = concerns([slot(1, 0, 60)], held, limits)
    assert [(each.code, each.stops) for each in found] == [("own-limit", False), ("cap", True)]
    assert found[0].sentence.startswith("With this, December 2026 comes to 2 hours in 2 sessions.")
    assert (
        "The limit that Ann Lee set is 1 session a month."
        in concerns([slot(1, 0, 60)], held, limits, "Ann Lee")[0].sentence
    )
    work = Slot("Reading", date(2026, 12, 31), 60)
    assert [each.code for each in concerns([work], held, limits)] == ["own-limit", "cap"]


def test_exactly_the_limit_is_enough_and_no_limit_is_none() -> None:
    two = [slot(1, 0, 60), slot(2, 90, 150)]
    assert Limit(minutes=120, sessions=2).allows(two)
    assert not Limit(minutes=119).allows(two)
    assert not Limit(sessions=1).allows(two)
    assert (Limit().allows(two), bool(Limit()), Limit(90, 3).words()) == (
        True,
        False,
        "1 hour 30 minutes or 3 sessions",
    )


def test_what_was_seen_counts_whatever_its_order_and_not_for_more() -> None:
    one, two = Concern("overlap", "overlap:1:2", "One."), Concern("way", "way:1:3", "Two.")
    assert heeded([one, two], seen([two, one]))
    assert not heeded([one, two], seen([one]))
    assert not heeded([one], "")
    assert heeded([], "")
    assert heeded([Concern("cap", "cap", "No.", stops=True)], "")  # nothing to tap: the verb says no


minute = st.integers(-300, 300)


@given(minute, minute, minute, minute, st.sampled_from([None, "ward", "hall"]), st.sampled_from([None, "ward", "hall"]))
def test_whichever_came_first_the_same_is_said(a: int, b: int, c: int, d: int, here: str, there: str) -> None:
    one, two = slot(1, min(a, b), max(a, b) + 1, here), slot(2, min(c, d), max(c, d) + 1, there)
    assert codes(one, two) == codes(two, one)
    apart = max(one.starts_at, two.starts_at) - min(one.ends_at, two.ends_at)  # type: ignore[type-var]
    if apart >= timedelta(hours=1):
        assert codes(one, two) == []
    if apart < timedelta():
        assert codes(one, two) == ["overlap"]

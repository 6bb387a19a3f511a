"""When and how long: what may be recorded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.recognition.rules import LONGEST_PART, has_begun, longest_activity

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts_at", "begun"),
    [(NOON, True), (NOON - timedelta(days=400), True), (NOON + timedelta(seconds=1), False), (None, True)],
)
def test_has_begun(starts_at: datetime | None, begun: bool) -> None:
    assert has_begun(starts_at, NOON) is begun


@pytest.mark.parametrize(
    ("planned", "dated", "most"),
    [(120, True, 1440), (3000, True, 3000), (0, False, LONGEST_PART), (10**6, True, LONGEST_PART)],
)
def test_the_longest_that_can_be(planned: int, dated: bool, most: int) -> None:
    assert longest_activity(planned, dated=dated) == most

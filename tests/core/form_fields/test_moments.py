"""A day and a time in London make a moment, or an error where the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from app.core import forms
from tests.core.form_fields.everything import sent


def test_london_days_and_times_make_moments() -> None:
    assert forms.combine(date(2026, 12, 4), time(14, 30)) == datetime(2026, 12, 4, 14, 30, tzinfo=UTC)
    assert forms.combine(date(2026, 7, 1), time(9, 30)) == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)


def test_of_a_doubled_hour_the_first_is_taken() -> None:
    assert forms.combine(date(2026, 10, 25), time(1, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert forms.combine(date(2026, 10, 25), time(1, 30, fold=1)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("at", [time(1, 0), time(1, 30), time(1, 59)])
def test_a_time_the_clocks_jump_over_is_refused(at: time) -> None:
    with pytest.raises(forms.NoSuchTime, match="clocks go forward"):
        forms.combine(date(2026, 3, 29), at)
    assert forms.combine(date(2026, 3, 29), time(2, 0)) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_two_fields_make_a_moment_or_an_error_beside_the_time() -> None:
    night = {"day__day": "29", "day__month": "3", "day__year": "2026", "start__hour": "1", "start__minute": "30"}
    form = sent(**night)
    assert forms.moment(form.day, form.start) is None
    assert "clocks go forward" in form.error_list()[0]["text"]
    assert form.error_list()[0]["href"] == "#start-hour"
    later = sent(**night | {"start__hour": "2"})
    assert forms.moment(later.day, later.start) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert forms.moment(sent().day, sent().start) is None

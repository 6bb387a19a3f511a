"""The rate of a tier is the one in force on the day of the activity, as London clocks say the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from app.recognition.rules import local_day, rate_on


@dataclass(frozen=True)
class R:
    tier: str
    effective_from: date
    pence: int


RATES = [
    R("standard", date(2027, 4, 1), 1260),
    R("standard", date(2022, 1, 1), 1150),
    R("enhanced", date(2026, 4, 1), 1500),
    R("standard", date(2026, 4, 1), 1200),
]


@pytest.mark.parametrize(
    ("tier", "day", "pence"),
    [
        ("standard", date(2022, 1, 1), 1150),
        ("standard", date(2026, 3, 31), 1150),
        ("standard", date(2026, 4, 1), 1200),
        ("standard", date(2027, 3, 31), 1200),
        ("standard", date(2040, 1, 1), 1260),
        ("enhanced", date(2027, 4, 1), 1500),
    ],
)
def test_the_rate_in_force(tier: str, day: date, pence: int) -> None:
    rate = rate_on(RATES, tier, day)
    assert rate is not None
    assert rate.pence == pence


@pytest.mark.parametrize(("tier", "day"), [("standard", date(2021, 12, 31)), ("chair", date(2027, 1, 1))])
def test_no_rate_in_force_is_not_guessed(tier: str, day: date) -> None:
    assert rate_on(RATES, tier, day) is None


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2027, 3, 31, 22, 59, tzinfo=UTC), date(2027, 3, 31)),
        (datetime(2027, 3, 31, 23, 0, tzinfo=UTC), date(2027, 4, 1)),  # summer time has begun: midnight in London
        (datetime(2027, 1, 31, 23, 59, tzinfo=UTC), date(2027, 1, 31)),
    ],
)
def test_the_day_is_londons(instant: datetime, day: date) -> None:
    assert local_day(instant) == day


def test_an_evening_session_on_the_eve_of_a_new_rate_takes_the_rate_of_its_london_day() -> None:
    rate = rate_on(RATES, "standard", local_day(datetime(2027, 3, 31, 23, 30, tzinfo=UTC)))
    assert rate is not None
    assert rate.pence == 1260


def test_a_moment_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local_day(datetime(2027, 3, 31))  # noqa: DTZ001

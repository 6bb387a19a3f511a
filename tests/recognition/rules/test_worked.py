"""More worked cases, each reckoned by hand and naming its rule: days on which a rate begins, the night on which clocks
change, several tiers in one activity, what somebody chose, and miles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from app.core.clock import LONDON
from app.recognition.claims.rules import fee
from app.recognition.claims.rules.mileage import for_miles
from app.recognition.claims.states import Choice, LineKind
from app.recognition.rules import Block, Boundary, Fixed, HalfDay, Hourly, Part, local_day, payment_for, rate_on

A, P, T, V = Part.ACTIVITY, Part.PREPARATION, Part.TRAINING, Part.TRAVEL


@dataclass(frozen=True)
class Begun:
    """A rate of a tier from a day on."""

    tier: str
    effective_from: date
    pence: int


RATES = (
    Begun("standard", date(2022, 1, 1), 1150), Begun("standard", date(2026, 4, 1), 1260),
    Begun("standard", date(2027, 4, 1), 1310), Begun("enhanced", date(2026, 4, 1), 1500),
)  # fmt: skip


@pytest.mark.parametrize(
    ("why", "tier", "starts", "minutes", "pence"),
    [
        ("the last day of the old rate", "standard", datetime(2026, 3, 31, 9, tzinfo=UTC), 120, 2300),
        ("the first day of the new one", "standard", datetime(2026, 4, 1, 9, tzinfo=UTC), 120, 2520),
        ("23:30 in winter time is the old day", "standard", datetime(2022, 1, 1, 23, 30, tzinfo=UTC), 60, 1150),
        ("23:30 UTC on 31 March is 1 April in London", "standard", datetime(2026, 3, 31, 23, 30, tzinfo=UTC), 60, 1260),
        ("22:59 UTC on 31 March is still March", "standard", datetime(2026, 3, 31, 22, 59, tzinfo=UTC), 60, 1150),
        ("a rate for next year changes nothing now", "standard", datetime(2026, 12, 1, 9, tzinfo=UTC), 60, 1260),
        ("another tier has days of its own", "enhanced", datetime(2026, 4, 1, 9, tzinfo=UTC), 90, 2250),
        ("before any rate began there is none", "enhanced", datetime(2026, 3, 31, 9, tzinfo=UTC), 60, None),
        ("the years between hold the older rate", "standard", datetime(2024, 2, 29, 9, tzinfo=UTC), 60, 1150),
    ],
)
def test_the_rate_of_the_day(why: str, tier: str, starts: datetime, minutes: int, pence: int | None) -> None:
    rate = rate_on(RATES, tier, local_day(starts))
    paid = rate and payment_for((Hourly(hour_pence=rate.pence),), {A: minutes}).pence
    assert paid == pence, why


@pytest.mark.parametrize(
    ("why", "starts", "ends", "pence"),
    [
        ("an hour more in the night: 23:00 to 06:00 is 8 hours", (2026, 10, 24, 23), (2026, 10, 25, 6), 9200),
        ("an hour less in the night: 23:00 to 06:00 is 6 hours", (2027, 3, 27, 23), (2027, 3, 28, 6), 6900),
        ("the day after has its usual length", (2026, 10, 26, 9), (2026, 10, 26, 11), 2300),
    ],
)
def test_time_is_what_passed_not_what_the_clock_on_the_wall_says(
    why: str, starts: tuple[int, int, int, int], ends: tuple[int, int, int, int], pence: int
) -> None:
    began, ended = (datetime(*each, tzinfo=LONDON).astimezone(UTC) for each in (starts, ends))
    minutes = int((ended - began).total_seconds() // 60)
    assert payment_for((Hourly(hour_pence=1150),), {A: minutes}).pence == pence, why


STANDARD, ENHANCED = Hourly(hour_pence=1150), Hourly(hour_pence=1500)


@pytest.mark.parametrize(
    ("why", "promise", "minutes", "pence"),
    [
        ("chairing at one rate, reading at another", (ENHANCED, Hourly(hour_pence=1150, pays_for=frozenset({P}))),
         {A: 120, P: 60}, 4150),
        ("each tier is rounded by itself: 41 minutes of each are £10.25 and £7.858",
         (ENHANCED, Hourly(hour_pence=1150, pays_for=frozenset({P}))), {A: 41, P: 41}, 1025 + 786),
        ("a day for the panel and so much an hour on the way",
         (HalfDay(half_pence=7500, day_pence=15000, threshold_minutes=240, boundary=Boundary.HALF),
          Hourly(hour_pence=1000, pays_for=frozenset({V}))), {A: 300, V: 45}, 15750),
        ("a block for the meeting and one sum for the training",
         (Block(block_minutes=180, block_pence=2000), Fixed(pence=2500, pays_for=frozenset({T}))),
         {A: 200, T: 30}, 6500),
        ("a block that is capped", (Block(block_minutes=180, block_pence=2000, cap_pence=5000),), {A: 600}, 5000),
        ("the cap of one part leaves the other alone",
         (Hourly(hour_pence=2000, cap_pence=3000), Hourly(hour_pence=1150, pays_for=frozenset({P}))),
         {A: 180, P: 60}, 4150),
    ],
)  # fmt: skip
def test_several_terms_in_one_promise(
    why: str, promise: tuple[Hourly, ...], minutes: dict[Part, int], pence: int
) -> None:
    assert payment_for(promise, minutes).pence == pence, why


@pytest.mark.parametrize(
    ("why", "choice", "due", "part", "pence"),
    [
        ("all of it", Choice.FULL, 3600, None, 3600),
        ("a part that was named", Choice.PART, 3600, 1000, 1000),
        ("a part is never more than is due, also where hours were put right", Choice.PART, 900, 1000, 900),
        ("declined", Choice.DECLINE, 3600, None, 0),
        ("costs alone", Choice.EXPENSES_ONLY, 3600, None, 0),
        ("a voucher is worth the same", Choice.VOUCHER, 3600, None, 3600),
        ("a charity gets the same", Choice.CHARITY, 3600, None, 3600),
        ("nothing is due where nothing was promised", Choice.FULL, 0, None, 0),
        ("nothing is guessed while it is not worked out", Choice.FULL, None, None, 0),
    ],
)  # fmt: skip
def test_what_somebody_chose(why: str, choice: Choice, due: int | None, part: int | None, pence: int) -> None:
    assert fee(choice, due, part) == pence, why


ON = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("why", "kind", "tenths", "before", "passengers", "pence"),
    [
        ("12.4 miles by car at 45p", LineKind.CAR, 124, 0, 0, 558),
        ("half a penny goes up: 0.1 mile at 45p is 4.5p", LineKind.CAR, 1, 0, 0, 5),
        ("two passengers add 5p a mile each", LineKind.CAR, 100, 0, 2, 550),
        ("beyond 10,000 miles in the tax year it is 25p", LineKind.CAR, 100, 100_000, 0, 250),
        ("the trip that crosses 10,000 miles has both", LineKind.CAR, 100, 99_950, 0, 350),
        ("24p by motorcycle, however far before", LineKind.MOTORCYCLE, 100, 100_000, 0, 240),
        ("20p by bicycle", LineKind.BICYCLE, 35, 0, 0, 70),
    ],
)
def test_miles(why: str, kind: LineKind, tenths: int, before: int, passengers: int, pence: int) -> None:
    assert for_miles(kind, tenths, on=ON, before=before, passengers=passengers) == pence, why

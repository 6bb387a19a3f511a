"""How a payment was worked out, in words that add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from app.core import i18n
from app.recognition.rules import (
    Block,
    Boundary,
    Elsewhere,
    Fixed,
    HalfDay,
    Hourly,
    Part,
    Promise,
    Unpaid,
    decided,
    no_rate,
    payment_for,
    reckoning,
)

A, P, V = Part.ACTIVITY, Part.PREPARATION, Part.TRAVEL
DAY = {"half_pence": 7500, "day_pence": 15000, "threshold_minutes": 240}
CASES: list[tuple[Promise, dict[Part, int], str]] = [
    ((Hourly(hour_pence=1200),), {A: 120}, "2 hours at £12 = £24"),
    ((Hourly(hour_pence=1150),), {A: 80}, "1 hour 20 minutes at £11.50 = £15.33"),
    ((Hourly(hour_pence=1200, pays_for=frozenset({A, P})),), {A: 120, P: 60},
     "3 hours with preparation at £12 = £36"),
    ((Hourly(hour_pence=1200, pays_for=frozenset({A, P})),), {A: 120}, "2 hours at £12 = £24"),
    ((Hourly(hour_pence=1200),), {A: 120, P: 60}, "2 hours at £12 = £24. Not paid: 1 hour of preparation"),
    ((Hourly(hour_pence=1200),), {A: 60, P: 60, V: 30},
     "1 hour at £12 = £12. Not paid: 1 hour of preparation and 30 minutes of travel"),
    ((Hourly(hour_pence=1200), Hourly(hour_pence=1000, pays_for=frozenset({P}))), {A: 60, P: 90},
     "1 hour at £12 = £12. 1 hour 30 minutes of preparation at £10 = £15. Together £27"),
    ((Hourly(hour_pence=2000, cap_pence=12500),), {A: 420},
     "7 hours at £20 is more than the most that is paid = £125"),
    ((Block(block_minutes=180, block_pence=2000),), {A: 180}, "3 hours is 1 block of up to 3 hours at £20 = £20"),
    ((Block(block_minutes=180, block_pence=2000),), {A: 200},
     "3 hours 20 minutes is 2 blocks of up to 3 hours at £20 = £40"),
    ((HalfDay(**DAY, boundary=Boundary.HALF),), {A: 200}, "3 hours 20 minutes is under 4 hours = £75"),
    ((HalfDay(**DAY, boundary=Boundary.HALF),), {A: 240}, "4 hours is no more than 4 hours = £75"),
    ((HalfDay(**DAY, boundary=Boundary.WHOLE),), {A: 240}, "4 hours is 4 hours or more = £150"),
    ((HalfDay(**DAY, boundary=None),), {A: 300}, "5 hours is over 4 hours = £150"),
    ((Fixed(pence=15000),), {A: 400, P: 90},
     "One sum for taking part = £150. Not paid: 1 hour 30 minutes of preparation"),
    ((Hourly(hour_pence=1200), Fixed(pence=2500, pays_for=frozenset({P}))), {A: 60, P: 20},
     "1 hour at £12 = £12. One sum for preparation = £25. Together £37"),
    ((Hourly(hour_pence=1200), Fixed(pence=2500, pays_for=frozenset({P}))), {A: 60}, "1 hour at £12 = £12"),
    ((Hourly(hour_pence=1200),), {A: 0}, "0 minutes at £12 = £0"),
    ((Unpaid(),), {A: 60, P: 60}, "No payment was offered for this"),
    ((Elsewhere("Wessex College"),), {A: 60}, "Paid by Wessex College, not by us"),
    ((Elsewhere(""),), {A: 60}, "Paid by someone else, not by us"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    app = Flask(__name__)
    i18n.init_app(app)
    with app.test_request_context():
        yield


@pytest.mark.parametrize(("promise", "minutes", "words"), CASES, ids=[case[2] for case in CASES])
def test_what_is_said(promise: Promise, minutes: dict[Part, int], words: str) -> None:
    assert reckoning(payment_for(promise, minutes)) == words


def test_why_there_is_no_sum_yet() -> None:
    assert no_rate("standard", date(2026, 12, 15)) == (
        "Not worked out yet: there is no rate called “standard” for Tuesday 15 December 2026"
    )
    assert decided(7500, "Four hours is a half day.") == (
        "The involvement team decided on £75: Four hours is a half day."
    )

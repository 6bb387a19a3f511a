"""Days: read where they are plain, asked about where they are not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.people.register.cells.dates import read_day
from app.people.register.questions import Reading, settled
from app.people.register.sheets import DAY_ZERO_MAC
from tests.people.register.reading import TODAY

DAYS = [
    ("01/09/2020", date(2020, 9, 1)),
    ("1/9/20", date(2020, 9, 1)),
    ("1.9.2020", date(2020, 9, 1)),
    ("01-09-2020", date(2020, 9, 1)),
    ("2020-09-01", date(2020, 9, 1)),
    ("2020/09/01", date(2020, 9, 1)),
    ("1 Sep 2020", date(2020, 9, 1)),
    ("1st September 2020", date(2020, 9, 1)),
    ("Tuesday 1 September 2020", date(2020, 9, 1)),
    ("1-Sep-20", date(2020, 9, 1)),
    ("September 1, 2020", date(2020, 9, 1)),
    ("2020-09-01 00:00:00", date(2020, 9, 1)),
    ("2020-09-01T00:00:00", date(2020, 9, 1)),
    ("20200901", date(2020, 9, 1)),
    ("01092020", date(2020, 9, 1)),
    ("44075", date(2020, 9, 1)),
    (44075, date(2020, 9, 1)),
    (44075.5, date(2020, 9, 1)),
    (date(2020, 9, 1), date(2020, 9, 1)),
    ("03/04/99", date(1999, 4, 3)),
    ("29/02/2024", date(2024, 2, 29)),
    ("٣١/١٢/٢٠٢٠", date(2020, 12, 31)),
]


@pytest.mark.parametrize(("typed", "day"), DAYS)
def test_a_day_in_many_shapes(typed: object, day: date) -> None:
    assert read_day(typed, TODAY) == Reading(day)


@pytest.mark.parametrize("typed", ["", None, "-", "n/a", "not known", "tbc"])
def test_no_day_is_no_day(typed: object) -> None:
    assert read_day(typed, TODAY) == Reading()


@pytest.mark.parametrize(
    "typed",
    [
        "31/02/2020",
        "Sept 2019",
        "09/2019",
        "2019",
        2019,
        "12/24/2020",
        "01/01/2099",
        "01/01/1900",
        "last spring",
        "13/13/13",
        "about 2018",
        12,
        -5,
        10**20,
        99.5,
        "1/2/3/4",
        "00/00/0000",
        "30 Feb 2021",
        "1 Foo 2020",
    ],
)
def test_a_day_nobody_can_be_sure_of_is_a_question(typed: object) -> None:
    reading = read_day(typed, TODAY)
    assert reading.question is not None
    assert reading.value is None
    assert settled(reading, {"joined": "leave-out"}).value is None
    assert settled(reading, {"joined": "leave-out"}).question is None


def test_an_answer_may_be_typed_and_is_read_as_strictly() -> None:
    reading = read_day("Sept 2019", TODAY)
    again = lambda typed: read_day(typed, TODAY)  # noqa: E731
    assert settled(reading, {"joined": "first"}, again).value == date(2019, 9, 1)
    assert settled(reading, {"": "17/09/2019"}, again).value == date(2019, 9, 17)
    assert settled(reading, {"joined": "some day"}, again).question is not None


def test_month_first_is_offered_and_never_taken() -> None:
    reading = read_day("12/24/2020", TODAY)
    assert settled(reading, {"joined": "month-first"}).value == date(2020, 12, 24)


def test_a_mac_counts_its_days_from_1904() -> None:
    assert read_day(42613, TODAY, DAY_ZERO_MAC).value == date(2020, 9, 1)


@given(
    day=st.dates(date(1950, 1, 1), TODAY),
    shape=st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %b %Y", "%d.%m.%Y", "%d %B %Y"]),
)
def test_every_real_day_is_read_back(day: date, shape: str) -> None:
    assert read_day(day.strftime(shape), TODAY).value == day

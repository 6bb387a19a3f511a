"""By when an offer is answered: never at night, at a weekend or on a bank holiday, and never too late to matter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.signups.rules import answer_by, answer_by_letter

LONDON = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)
# England, worked out by hand from the rules for substitute days and from Easter; weekends are left out
BANK_HOLIDAYS = {
    date.fromisoformat(day)
    for day in """
    2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
    2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
    2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
    """.split()
}
NEAR = {  # the days on which it is easy to be wrong
    "spring forward": datetime(2027, 3, 26, 12, tzinfo=UTC),  # also Easter: four days off and the clock change
    "autumn back": datetime(2026, 10, 23, 12, tzinfo=UTC),
    "Christmas": datetime(2026, 12, 23, 12, tzinfo=UTC),
    "any time": datetime(2026, 6, 1, tzinfo=UTC),
}


def awake(moment: datetime) -> bool:
    local = moment.astimezone(LONDON)
    return 8 <= local.hour < 20 and local.weekday() < 5 and local.date() not in BANK_HOLIDAYS


@pytest.mark.parametrize("when", NEAR)
@settings(max_examples=150, derandomize=True, database=None)
@given(data=st.data())
def test_an_offer_never_falls_due_at_an_hour_of_rest(when: str, data: st.DataObject) -> None:
    spread = 60 * 24 * (550 if when == "any time" else 5)
    now = NEAR[when] + timedelta(minutes=data.draw(st.integers(0, spread)), seconds=data.draw(st.integers(0, 59)))
    ahead = data.draw(st.none() | st.integers(-60, 60 * 24 * 12))
    starts_at = None if ahead is None else now + timedelta(minutes=ahead)
    due = answer_by(now, starts_at)

    if due is None:
        assert starts_at is not None
        between = (now + HOUR + timedelta(minutes=5 * step) for step in range(12 * 24 * 12))
        assert not [moment for moment in between if moment <= starts_at - HOUR and awake(moment)]
        return
    assert due.utcoffset() is not None
    assert awake(due)
    assert due >= now + HOUR
    assert starts_at is None or due <= starts_at - HOUR
    if starts_at is None or starts_at - now >= timedelta(hours=200):
        assert due >= now + timedelta(hours=48)
    hours_off = (now + timedelta(hours=48, minutes=15 * step) for step in range(4 * 24 * 7))
    assert due <= next(moment for moment in hours_off if awake(moment)) + 2 * HOUR + timedelta(minutes=15)


@pytest.mark.parametrize(
    ("now", "starts", "due"),
    [
        ("2026-12-01 09:00", "2026-12-15 10:00", "2026-12-03 09:00"),  # two days
        ("2026-12-01 09:07", "2026-12-15 10:00", "2026-12-03 09:15"),  # said in quarters
        ("2026-12-02 23:30", "2026-12-15 10:00", "2026-12-07 10:00"),  # Friday night moves past the weekend
        ("2026-12-01 09:00", "2026-12-03 09:00", "2026-12-02 09:00"),  # half of what is left
        ("2026-12-04 12:00", "2026-12-07 09:00", "2026-12-04 19:00"),  # Monday morning is too late: the evening before
        ("2026-12-04 21:00", "2026-12-07 10:30", "2026-12-07 09:30"),  # after the evening: as early as can be
        ("2026-12-23 16:00", "2027-01-08 10:00", "2026-12-29 10:00"),  # Christmas and the days in lieu
        ("2027-03-25 12:00", "2027-04-08 10:00", "2027-03-30 10:00"),  # Easter, over the change to summer time
        ("2026-10-23 15:00", "2026-10-26 15:00", "2026-10-26 10:00"),  # over the change to winter time
        ("2026-12-05 10:00", "2026-12-06 10:00", ""),  # from Saturday to Sunday nobody is made to answer
        ("2026-12-01 20:30", "2026-12-02 08:30", ""),
        ("2026-12-01 09:00", "2026-12-01 10:30", ""),
        ("2026-12-01 09:00", "2026-12-01 08:00", ""),
    ],
)
def test_when_an_offer_is_due(now: str, starts: str, due: str) -> None:
    moments = [datetime.fromisoformat(said).replace(tzinfo=LONDON) if said else None for said in (now, starts, due)]
    assert moments[0] is not None
    assert answer_by(moments[0].astimezone(UTC), moments[1]) == moments[2]


@pytest.mark.parametrize(
    ("now", "starts", "due"),
    [
        (
            "2026-12-01 09:00",
            "2026-12-15 10:00",
            "2026-12-09 09:00",
        ),  # there on Friday, back on Wednesday
        ("2026-12-01 09:07", "", "2026-12-09 09:15"),
        ("2026-12-01 22:00", "2026-12-15 10:00", "2026-12-10 10:00"),  # never at night or at a weekend
        ("2026-12-01 09:00", "2026-12-11 09:00", "2026-12-09 09:00"),
        ("2026-12-01 09:00", "2026-12-11 08:45", ""),  # nobody could be asked next: the post is too slow
        ("2026-12-21 09:00", "2027-01-29 10:00", "2026-12-31 09:00"),  # no post on Christmas Day and the days in lieu
        ("2027-03-24 12:00", "2027-05-01 10:00", "2027-04-07 12:00"),  # Easter, and the clocks go forward
    ],
)
def test_the_post_has_its_days_there_and_back(now: str, starts: str, due: str) -> None:
    moments = [datetime.fromisoformat(said).replace(tzinfo=LONDON) if said else None for said in (now, starts, due)]
    assert moments[0] is not None
    assert answer_by_letter(moments[0].astimezone(UTC), moments[1]) == moments[2]

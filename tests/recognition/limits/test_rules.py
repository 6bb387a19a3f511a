"""Which stretch of time a payment falls into."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.recognition.limits.rules import Limit, Money, likely_on, over, stretch_of, stretches
from app.recognition.limits.states import Span

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("span", "begins", "day", "first", "last"),
    [
        (Span.WEEK, date(2024, 1, 1), date(2026, 12, 3), date(2026, 11, 30), date(2026, 12, 6)),
        (Span.WEEK, date(2026, 12, 3), date(2026, 12, 9), date(2026, 12, 3), date(2026, 12, 9)),
        (Span.WEEK, date(2026, 12, 3), date(2026, 12, 2), date(2026, 11, 26), date(2026, 12, 2)),
        (Span.FOUR_WEEKS, date(2026, 11, 14), date(2026, 12, 11), date(2026, 11, 14), date(2026, 12, 11)),
        (Span.FOUR_WEEKS, date(2026, 11, 14), date(2026, 12, 12), date(2026, 12, 12), date(2027, 1, 8)),
        (Span.MONTH, date(2024, 1, 1), date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (Span.MONTH, date(2026, 3, 19), date(2026, 12, 18), date(2026, 11, 19), date(2026, 12, 18)),
        (Span.MONTH, date(2026, 3, 19), date(2026, 12, 19), date(2026, 12, 19), date(2027, 1, 18)),
        (Span.MONTH, date(2026, 1, 31), date(2027, 2, 28), date(2027, 2, 28), date(2027, 3, 30)),
        (Span.MONTH, date(2026, 1, 31), date(2027, 2, 27), date(2027, 1, 31), date(2027, 2, 27)),
    ],
)
def test_worked_stretches(span: Span, begins: date, day: date, first: date, last: date) -> None:
    assert stretch_of(Limit(1, span, begins), day) == (first, last)


@given(st.sampled_from(Span), days, days)
def test_stretches_hold_their_day_and_follow_one_another(span: Span, begins: date, day: date) -> None:
    limit = Limit(1, span, begins)
    first, last = stretch_of(limit, day)
    assert first <= day <= last
    assert stretch_of(limit, first) == stretch_of(limit, last) == (first, last)
    assert stretch_of(limit, last + timedelta(days=1))[0] == last + timedelta(days=1)


@given(st.lists(st.tuples(st.integers(1, 9_999), days), max_size=12), st.sampled_from(Span), days)
def test_no_money_is_lost_and_none_counts_twice(found: list[tuple[int, date]], span: Span, begins: date) -> None:
    limit = Limit(5_000, span, begins)
    money = [Money(number, "", pence, on, arrived=False) for number, (pence, on) in enumerate(found)]
    told = stretches(limit, money, date(2019, 1, 1))
    assert sorted(each.claim_id for one in told for each in one.money) == list(range(len(money)))
    assert sum(each.pence for each in told) == sum(pence for pence, _on in found)
    assert all(over(limit, each) == max(0, each.pence - 5_000) for each in told)


def test_exactly_the_limit_is_not_over_it() -> None:
    limit = Limit(4_000, Span.WEEK)
    (stretch,) = stretches(limit, [Money(1, "", 4_000, date(2026, 12, 3), arrived=True)], date(2026, 12, 1))
    assert over(limit, stretch) == 0


def test_the_day_is_the_promise_the_wish_or_today_whichever_is_last() -> None:
    today = date(2026, 12, 1)
    assert likely_on(date(2026, 11, 20), None, 30, today) == date(2026, 12, 20)
    assert likely_on(date(2026, 11, 20), date(2027, 2, 1), 30, today) == date(2027, 2, 1)
    assert likely_on(date(2026, 9, 1), None, 30, today) == today

"""Worked cases, each reckoned by hand and naming the rule that makes it so, and what must hold of every case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.recognition.rules import (
    LONGEST_PART,
    Block,
    Boundary,
    BoundaryUndecided,
    Elsewhere,
    Fixed,
    HalfDay,
    Hourly,
    NotBySession,
    Part,
    Promise,
    Rule,
    Term,
    Unpaid,
    half_penny_up,
    payment_for,
)

A, P, T, M, B, V = Part.ACTIVITY, Part.PREPARATION, Part.TRAINING, Part.MEETINGS, Part.BRIEFING, Part.TRAVEL
HOUR = 60


def parts(*named: Part) -> frozenset[Part]:
    return frozenset(named)


STANDARD = Hourly(hour_pence=1150)
ENHANCED = Hourly(hour_pence=1500)
THREE_HOURS = Block(block_minutes=180, block_pence=2000)
OVER_FOUR = HalfDay(half_pence=7500, day_pence=15000, threshold_minutes=240, boundary=Boundary.HALF)
FROM_FOUR = HalfDay(half_pence=7500, day_pence=15000, threshold_minutes=240, boundary=Boundary.WHOLE)
READING = Fixed(pence=2500, pays_for=parts(P))
BAND = HalfDay(half_pence=1000, day_pence=2000, threshold_minutes=120, boundary=Boundary.WHOLE)

CASES: list[tuple[str, Promise, dict[Part, int], int]] = [
    ("standard tier: 2 hours at £11.50", (STANDARD,), {A: 120}, 2300),
    ("enhanced tier: 2 hours at £15, because the task is chairing", (ENHANCED,), {A: 120}, 3000),
    ("by the minute: 1 hour 20 at £11.50 is £15.333, down", (STANDARD,), {A: 80}, 1533),
    ("by the minute: 1 hour 40 at £11.50 is £19.166, up", (STANDARD,), {A: 100}, 1917),
    ("exactly half a penny goes up: 3 minutes at £11.50 is 57.5p", (STANDARD,), {A: 3}, 58),
    ("exactly half a penny goes up, not to even: 30 minutes at £11.31 is £5.655",
     (Hourly(hour_pence=1131),), {A: 30}, 566),
    ("one minute counts", (STANDARD,), {A: 1}, 19),
    ("no minutes, no pay", (STANDARD,), {A: 0}, 0),
    ("preparation included at the same rate", (Hourly(hour_pence=1200, pays_for=parts(A, P)),), {A: 120, P: 60}, 3600),
    ("preparation not included", (STANDARD,), {A: 120, P: 60}, 2300),
    ("parts are added before rounding: 10 + 10 minutes at £11.50 is £3.83, not 2 x £1.92",
     (Hourly(hour_pence=1150, pays_for=parts(A, P)),), {A: 10, P: 10}, 383),
    ("training at its own rate", (ENHANCED, Hourly(hour_pence=1000, pays_for=parts(T))), {A: 60, T: 120}, 3500),
    ("travel time not included unless it is said", (STANDARD,), {A: 60, V: 90}, 1150),
    ("travel time included where it is said", (Hourly(hour_pence=1150, pays_for=parts(A, V)),), {A: 60, V: 90}, 2875),
    ("briefing included where it is said", (Hourly(hour_pence=1200, pays_for=parts(A, B)),), {A: 60, B: 15}, 1500),
    ("meetings paid, the interviews by the sum", (Fixed(pence=5000), Hourly(hour_pence=1500, pays_for=parts(M))),
     {A: 180, M: 60}, 6500),
    ("a cap holds", (Hourly(hour_pence=2000, cap_pence=12500),), {A: 7 * HOUR}, 12500),
    ("a cap that is not reached changes nothing", (Hourly(hour_pence=2000, cap_pence=12500),), {A: 6 * HOUR}, 12000),
    ("block: 1 minute is a block", (THREE_HOURS,), {A: 1}, 2000),
    ("block: exactly 3 hours is one block", (THREE_HOURS,), {A: 180}, 2000),
    ("block: 3 hours and a minute is two", (THREE_HOURS,), {A: 181}, 4000),
    ("block: 7 hours is three", (THREE_HOURS,), {A: 420}, 6000),
    ("block: nothing is no block", (THREE_HOURS,), {A: 0}, 0),
    ("block: preparation can push into the next block",
     (Block(block_minutes=180, block_pence=2000, pays_for=parts(A, P)),), {A: 170, P: 20}, 4000),
    ("half day: under the threshold", (OVER_FOUR,), {A: 200}, 7500),
    ("half day: exactly 4 hours, day only *over* 4", (OVER_FOUR,), {A: 240}, 7500),
    ("day: exactly 4 hours, day *from* 4", (FROM_FOUR,), {A: 240}, 15000),
    ("day: a minute over 4 hours", (OVER_FOUR,), {A: 241}, 15000),
    ("half day: a minute short of 4 hours, day from 4", (FROM_FOUR,), {A: 239}, 7500),
    ("day: nine hours is still one day", (FROM_FOUR,), {A: 540}, 15000),
    ("half day: nothing is nothing", (FROM_FOUR,), {A: 0}, 0),
    ("half day: undecided boundary does not matter away from it",
     (HalfDay(half_pence=7500, day_pence=15000, threshold_minutes=240, boundary=None),), {A: 239}, 7500),
    ("band: under 2 hours £10", (BAND,), {A: 119}, 1000),
    ("band: 2 hours or more £20", (BAND,), {A: 120}, 2000),
    ("half day for the panel and an hourly rate for the reading",
     (OVER_FOUR, Hourly(hour_pence=1500, pays_for=parts(P))), {A: 240, P: 90}, 9750),
    ("fixed: one sum however long", (Fixed(pence=15000),), {A: 400, P: 600}, 15000),
    ("fixed: one sum for having taken part, no minutes known", (Fixed(pence=2500),), {}, 2500),
    ("fixed for the reading: due when there was reading", (STANDARD, READING), {A: 60, P: 5}, 3650),
    ("fixed for the reading: not due when there was none", (STANDARD, READING), {A: 60}, 1150),
    ("unpaid: expenses only", (Unpaid(),), {A: 120}, 0),
    ("paid elsewhere: the college pays, we do not", (Elsewhere("the college"),), {A: 480}, 0),
    ("paid by the month: one session does not tell", (NotBySession(),), {A: 120}, 0),
    ("nothing was promised at all", (), {A: 120}, 0),
]  # fmt: skip


@pytest.mark.parametrize(("why", "promise", "minutes", "pence"), CASES, ids=[case[0] for case in CASES])
def test_worked_cases(why: str, promise: Promise, minutes: dict[Part, int], pence: int) -> None:
    assert payment_for(promise, minutes).pence == pence


def test_the_lines_say_how_it_was_worked_out() -> None:
    paid = payment_for((THREE_HOURS, Fixed(pence=500, pays_for=parts(P))), {A: 200, P: 30, V: 45})
    blocks, reading = paid.lines
    assert (blocks.rule, blocks.units, blocks.unit_pence, blocks.unit_minutes) == (Rule.BLOCK_OR_PART, 2, 2000, 180)
    assert (reading.rule, reading.parts, reading.minutes) == (Rule.FIXED_SUM, (P,), 30)
    assert paid.not_paid_for == ((V, 45),)


def test_a_cap_is_said() -> None:
    (line,) = payment_for((Hourly(hour_pence=2000, cap_pence=3000),), {A: 120}).lines
    assert line.capped


def test_who_pays_elsewhere_is_kept() -> None:
    (line,) = payment_for((Elsewhere("Wessex College"),), {A: 60}).lines
    assert line.paid_by == "Wessex College"


def test_an_undecided_boundary_is_not_guessed() -> None:
    with pytest.raises(BoundaryUndecided):
        payment_for((HalfDay(half_pence=1, day_pence=2, threshold_minutes=240, boundary=None),), {A: 240})


@pytest.mark.parametrize("minutes", [-1, LONGEST_PART + 1, 10_000 * HOUR])
def test_impossible_minutes_are_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="minutes"):
        payment_for((STANDARD,), {A: minutes})


def test_no_part_is_paid_twice() -> None:
    with pytest.raises(ValueError, match="two terms"):
        payment_for((STANDARD, Fixed(pence=100)), {A: 60})


@pytest.mark.parametrize(
    ("half", "day", "threshold"), [(200, 100, 240), (100, 200, 0)], ids=["a day paid less", "no threshold"]
)
def test_a_half_day_that_makes_no_sense(half: int, day: int, threshold: int) -> None:
    with pytest.raises(ValueError, match="half day"):
        HalfDay(half_pence=half, day_pence=day, threshold_minutes=threshold, boundary=None)


def test_a_block_of_no_time() -> None:
    with pytest.raises(ValueError, match="block"):
        Block(block_minutes=0, block_pence=100)


pence = st.integers(0, 100_000)
minutes_spent = st.integers(0, LONGEST_PART // 2)
caps = st.none() | pence
hourly = st.builds(Hourly, hour_pence=pence, cap_pence=caps)
blocks = st.builds(Block, block_minutes=st.integers(1, 600), block_pence=pence, cap_pence=caps)
half_days = st.builds(
    lambda half, more, threshold, boundary: HalfDay(
        half_pence=half, day_pence=half + more, threshold_minutes=threshold, boundary=boundary
    ),
    pence, pence, st.integers(1, 600), st.sampled_from(Boundary),
)  # fmt: skip
terms = st.one_of(
    hourly, blocks, half_days, st.builds(Fixed, pence=pence), st.just(Unpaid()), st.just(Elsewhere("them")),
    st.just(NotBySession()),
)  # fmt: skip


@given(terms, minutes_spent, minutes_spent)
def test_more_time_is_never_paid_less_and_nothing_is_negative(term: Term, some: int, more: int) -> None:
    short, long = (payment_for((term,), {A: minutes}).pence for minutes in (some, some + more))
    assert 0 <= short <= long


@given(pence, minutes_spent, minutes_spent)
def test_by_the_hour_two_visits_cost_the_same_as_one_long_one_to_within_a_penny(rate: int, one: int, two: int) -> None:
    promise = (Hourly(hour_pence=rate),)
    apart = payment_for(promise, {A: one}).pence + payment_for(promise, {A: two}).pence
    assert abs(apart - payment_for(promise, {A: one + two}).pence) <= 1


@given(pence, st.integers(0, 50), st.integers(0, 49))
def test_by_the_hour_whole_hours_add_up_exactly(rate: int, one: int, two: int) -> None:
    promise = (Hourly(hour_pence=rate),)
    assert payment_for(promise, {A: (one + two) * HOUR}).pence == rate * (one + two)


@given(blocks.filter(lambda term: term.cap_pence is None), minutes_spent, minutes_spent)
def test_blocks_of_two_visits_are_never_fewer_than_those_of_one_long_one(term: Block, one: int, two: int) -> None:
    apart = payment_for((term,), {A: one}).pence + payment_for((term,), {A: two}).pence
    assert 0 <= apart - payment_for((term,), {A: one + two}).pence <= term.block_pence


@given(hourly, blocks, minutes_spent, minutes_spent)
def test_terms_for_different_parts_add_up(first: Hourly, second: Block, activity: int, reading: int) -> None:
    for_reading = Block(block_minutes=second.block_minutes, block_pence=second.block_pence, pays_for=parts(P))
    both = payment_for((first, for_reading), {A: activity, P: reading}).pence
    alone = payment_for((first,), {A: activity}).pence + payment_for((for_reading,), {P: reading}).pence
    assert both == alone


@given(st.lists(terms, min_size=1, max_size=1), minutes_spent, minutes_spent)
def test_a_part_nobody_promised_to_pay_changes_nothing(promise: list[Term], activity: int, travel: int) -> None:
    at_home, far_away = (payment_for(tuple(promise), {A: activity, V: way}) for way in (0, travel))
    assert at_home.pence == far_away.pence


@given(st.integers(0, 10**9), st.integers(1, 10**4))
def test_rounding_is_to_the_nearest_and_up_on_the_half(numerator: int, denominator: int) -> None:
    rounded = half_penny_up(numerator, denominator)
    assert -denominator < 2 * (numerator - rounded * denominator) < denominator or (
        2 * (rounded * denominator - numerator) == denominator
    )

"""How often something may be tried."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from app.core import clock, db, throttle

FIVE = timedelta(minutes=5)


def attempt(who: str = "asha") -> timedelta | None:
    with db.transaction():
        return throttle.count_try("door", who, most=3, within=FIVE)


@pytest.fixture(autouse=True)
def _context(context: Flask) -> None:
    """Every test calls the verbs directly."""


def advance(**by: int) -> None:
    clock_of_test().advance(timedelta(**by))


def clock_of_test() -> clock.Clock:
    from flask import current_app

    found: clock.Clock = current_app.extensions["clock"]
    return found


def test_three_are_free_and_the_fourth_waits_until_the_first_is_old_enough() -> None:
    assert [attempt() for _time in range(3)] == [None, None, None]

    held = attempt()

    assert held is not None
    assert FIVE <= held <= FIVE + timedelta(seconds=5)
    clock_of_test().advance(held)
    assert attempt() is None


def test_the_time_told_is_the_time_it_takes() -> None:
    attempt()
    advance(minutes=2)
    attempt()
    attempt()
    held = attempt()
    assert held is not None
    clock_of_test().advance(held - timedelta(seconds=5))
    assert attempt() is not None

    advance(seconds=5)

    assert attempt() is None
    assert attempt() is not None


def test_a_held_try_makes_the_hold_no_longer() -> None:
    for _time in range(3):
        attempt()
    for _minute in range(5):
        assert attempt() is not None
        advance(minutes=1)
    advance(seconds=5)

    assert attempt() is None


def test_a_right_try_is_given_back_and_only_that_one() -> None:
    for _time in range(3):
        attempt()
    with db.transaction():
        throttle.give_back("door", "asha")

    assert attempt() is None
    assert attempt() is not None


def test_capitals_make_nobody_new_and_others_are_others() -> None:
    for _time in range(3):
        attempt("asha")

    assert attempt("ASHA") is not None
    assert attempt("bo") is None


def test_forgetting_opens_the_door() -> None:
    for _time in range(4):
        attempt()
    with db.transaction():
        throttle.forget("door", "asha")

    assert attempt() is None


def test_old_counts_are_swept_and_new_ones_kept() -> None:
    attempt()
    advance(days=2)
    attempt("bo")

    assert throttle.sweep(clock.now()) == 1
    assert throttle.sweep(clock.now()) == 0

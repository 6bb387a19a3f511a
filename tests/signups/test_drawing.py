"""The order by lot and by turns: nobody can steer it, and anybody can repeat it with one line."""

from __future__ import annotations

import shlex
import subprocess
import sys
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from app.signups.rules import RECIPE, Name, by_lot, by_turns, window

SEED = "0a1b2c3d4e5f6a7b"
numbers = st.lists(st.integers(100_000, 999_999), min_size=1, max_size=30, unique=True)
lists = st.lists(
    st.builds(Name, st.integers(1, 10**6), st.integers(100_000, 999_999), st.integers(0, 4), st.booleans()),
    min_size=1, max_size=30, unique_by=(lambda name: name.place_id, lambda name: name.number),
)  # fmt: skip


def test_one_line_of_python_repeats_the_draw() -> None:
    drawn = [482913, 100001, 999999, 555555, 250000, 731731]
    names = [Name(place, number) for place, number in enumerate(drawn)]
    order = [name.number for name in by_lot(SEED, drawn, names)]
    command = [sys.executable, *shlex.split(RECIPE)[1:], SEED, *map(str, drawn)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.split() == [str(number) for number in order]
    assert order == [999999, 555555, 482913, 100001, 250000, 731731]  # a change of the recipe breaks every old draw


def test_one_more_name_turns_everything_over() -> None:
    """Whoever signs up last knows neither their number nor what it does to the others."""
    drawn = list(range(100_000, 100_040))
    orders = set()
    for last in range(200_000, 200_020):
        names = [Name(number, number) for number in drawn]
        orders.add(tuple(name.number for name in by_lot(SEED, [*drawn, last], names)))
    assert len(orders) == 20


@settings(max_examples=200, derandomize=True, database=None)
@given(names=lists, seats=st.integers(0, 8), kept=st.integers(0, 8))
def test_turns(names: list[Name], seats: int, kept: int) -> None:
    drawn = [name.number for name in names]
    order = by_turns(SEED, drawn, names, seats=seats, kept=kept)
    lot = by_lot(SEED, drawn, names)
    assert sorted(order, key=lambda name: name.number) == sorted(names, key=lambda name: name.number)
    first, rest = order[:seats], order[seats:]
    assert sum(name.new for name in first) >= min(kept, seats, sum(name.new for name in names))
    for part in (first, rest):  # fewest turns first, equals as drawn
        assert part == sorted(part, key=lambda name: (name.turns, lot.index(name)))
    passed = [(a, b) for a in first for b in rest if (b.turns, lot.index(b)) < (a.turns, lot.index(a))]
    assert all(a.new and not b.new for a, b in passed)  # only a place kept for somebody new passes anybody over


def test_the_window_is_the_year_before_names_close() -> None:
    first, last = window(datetime(2028, 2, 29, 17, tzinfo=UTC))
    assert (first.date().isoformat(), last.date().isoformat()) == ("2027-02-28", "2028-02-29")

"""Which stretches of quarters are shown: no small number can be worked out from all that can be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from app.coproduction.figures.rules import (
    Flow,
    Stretch,
    added,
    before,
    ends,
    financial_year,
    first_day,
    last_day,
    number_of,
    standing,
    stretch,
)

LEAST = 3  # in place of five: every world can then be gone through
QUARTERS = range(3)
MOST = 10  # people in all
World = dict[tuple[int, str], Flow]


def told(world: World, groups: tuple[str, ...]) -> tuple[object, ...]:
    """Everything that the page can be made to say, for every choice of days: from end to end, and at each end."""
    whole = ends(world, [groups], QUARTERS[-1], least=LEAST)
    apart = ends(world, [[each] for each in groups], QUARTERS[-1], whole, least=LEAST)
    found: list[object] = []
    for shown, levels in ((whole, [groups]), (apart, [(each,) for each in groups])):
        for level in levels:
            stretches = [Stretch(a, b) for a in shown for b in shown if a < b]
            found += [(each, _flow(world, level, each)) for each in stretches]
            found += [(each, _there(world, level, each)) for each in shown]
    return tuple(found)


def _people(world: World) -> int:
    return sum(flow.came + flow.went for flow in world.values())


def _flow(world: World, level: tuple[str, ...], one: Stretch) -> tuple[int, int]:
    flow = added(world, level, one)
    return flow.came, flow.went


def _there(world: World, level: tuple[str, ...], until: int) -> int:
    flow = standing(world, level, until)
    return flow.came - flow.went


def _numbers(places: int, most: int) -> Iterator[tuple[int, ...]]:
    """Every way to give so many places numbers that make no more than `most` together."""
    if not places:
        yield ()
        return
    for first in range(most + 1):
        for rest in _numbers(places - 1, most - first):
            yield (first, *rest)


def two_groups() -> Iterator[World]:
    for numbers in _numbers(6, MOST):
        keys = product(QUARTERS, ("a", "b"))
        yield {key: Flow(came=number) for key, number in zip(keys, numbers, strict=True)}


def coming_and_going() -> Iterator[World]:
    for numbers in _numbers(6, MOST):
        came, went = numbers[:3], numbers[3:]
        if all(sum(went[:at]) <= sum(came[:at]) for at in (1, 2, 3)):
            yield {(at, "a"): Flow(came[at], went[at]) for at in QUARTERS}


@pytest.mark.parametrize(("worlds", "groups"), [(two_groups, ("a", "b")), (coming_and_going, ("a",))])
def test_whoever_asks_everything_finds_several_values_for_each_small_number(worlds, groups) -> None:
    """Every world of three quarters: those that say the same in all answers differ in each number that is small."""
    alike: dict[tuple[object, ...], list[World]] = defaultdict(list)
    for world in worlds():
        alike[told(world, groups)].append(world)
    shown = 0
    for same in alike.values():
        if min(_people(world) for world in same) > MOST - LEAST:
            continue  # others that say the same are larger than those that were gone through
        for key in same[0]:
            for of in ("came", "went"):
                values = {getattr(world[key], of) for world in same}
                shown += len(values) == 1 and max(values) >= LEAST
                assert not (len(values) == 1 and 0 < max(values) < LEAST), (same[0], key, of)
    assert shown > 50  # and it is no empty promise: much is shown


def _world(*came: int) -> World:
    return {(at, "a"): Flow(came=number, active=number) for at, number in enumerate(came)}


def test_quarters_are_put_together_until_nobody_stands_alone() -> None:
    assert ends(_world(5, 4, 1, 2, 2, 9), [["a"]], 5) == [-1, 0, 2, 5]
    assert ends(_world(5, 0, 6), [["a"]], 2) == [-1, 0, 1, 2]
    assert ends(_world(1, 2), [["a"]], 1) == [-1]
    assert ends({}, [["a"]], 9) == []


def test_who_is_there_counts_too() -> None:
    """Six came and five went: one is left, and that is not shown."""
    assert ends({(0, "a"): Flow(6, 0), (1, "a"): Flow(0, 5)}, [["a"]], 1) == [-1, 0]


def test_what_is_asked_becomes_a_stretch_from_end_to_end() -> None:
    shown = [0, 1, 3, 4, 8, 9]
    assert stretch(shown) == Stretch(4, 9)
    assert stretch(shown, until=7) == Stretch(0, 4)
    assert stretch(shown, until=9, after=8) == Stretch(8, 9)
    assert stretch(shown, until=9, after=2) == Stretch(1, 9)
    assert stretch([0]) is None
    assert stretch([]) is None
    assert before(shown, Stretch(4, 9)) is None
    assert before(shown, Stretch(4, 8)) == Stretch(0, 4)


def test_quarters_and_years_have_days() -> None:
    spring = number_of(date(2026, 5, 31))
    assert (first_day(spring), last_day(spring)) == (date(2026, 4, 1), date(2026, 6, 30))
    assert financial_year(date(2026, 12, 1)) == (date(2025, 4, 1), date(2026, 3, 31))
    assert financial_year(date(2027, 3, 31)) == (date(2025, 4, 1), date(2026, 3, 31))
    assert financial_year(date(2027, 4, 1)) == (date(2026, 4, 1), date(2027, 3, 31))

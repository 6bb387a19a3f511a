"""The arithmetic of a spread, against the definitions themselves."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from app.matching.ledger.rules import Spread

TURNS = st.lists(st.integers(0, 40), min_size=1, max_size=30)


def spread(turns: list[int]) -> Spread:
    return Spread(dict(Counter(turns)))


@given(TURNS)
def test_gini_is_half_the_mean_difference_over_the_mean(turns: list[int]) -> None:
    differences = sum(abs(one - other) for one in turns for other in turns)
    total = sum(turns)
    wanted = Fraction(differences, 2 * len(turns) * total) if total else Fraction(0)

    assert spread(turns).gini() == wanted
    assert 0 <= spread(turns).gini() < 1


@given(TURNS, st.integers(2, 9))
def test_gini_stays_where_everybody_has_so_many_times_as_much(turns: list[int], times: int) -> None:
    assert spread([times * each for each in turns]).gini() == spread(turns).gini()


@given(TURNS, st.integers(2, 5))
def test_gini_stays_where_there_are_so_many_times_the_people(turns: list[int], times: int) -> None:
    assert spread(turns * times).gini() == spread(turns).gini()


@given(st.integers(0, 40), st.integers(1, 30))
def test_gini_is_nothing_where_everybody_had_the_same(turns: int, people: int) -> None:
    assert spread([turns] * people).gini() == 0


def test_gini_of_one_who_had_everything() -> None:
    assert spread([0, 0, 0, 12]).gini() == Fraction(3, 4)


@given(TURNS)
def test_a_turn_from_who_had_more_to_who_had_fewer_makes_it_more_even(turns: list[int]) -> None:
    low, high = min(turns), max(turns)
    if high - low < 2:
        return
    after = sorted(turns)
    after[0], after[-1] = low + 1, high - 1

    assert spread(after).gini() < spread(turns).gini()


@given(TURNS)
def test_the_median_is_that_of_everybody(turns: list[int]) -> None:
    assert spread(turns).median() == Fraction(median(turns))
    some = [each for each in turns if each]
    assert spread(turns).median_of_those() == (Fraction(median(some)) if some else 0)


@given(TURNS)
def test_the_top_tenth_is_the_same_whoever_of_equals_is_in_it(turns: list[int]) -> None:
    most = sorted(turns, reverse=True)[: spread(turns).tenth]

    assert len(most) == -(-len(turns) // 10)
    assert spread(turns).top_tenth() == (Fraction(sum(most), sum(turns)) if sum(turns) else 0)


@given(TURNS)
def test_fifths_rise_and_are_all_of_it(turns: list[int]) -> None:
    fifths = spread(turns).fifths()
    if not sum(turns):
        assert fifths == ()
        return
    assert sum(fifths) == 1
    assert list(fifths) == sorted(fifths)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_a_fifth_of_five_times_as_many_people_is_what_each_had(turns: list[int]) -> None:
    five = sorted((turns * 5)[:5]) if len(turns) >= 5 else sorted([*turns, *[0] * (5 - len(turns))])
    if sum(five):
        assert spread(five).fifths() == tuple(Fraction(each, sum(five)) for each in five)


def test_nobody_at_all_is_no_trouble() -> None:
    nobody = spread([])

    assert (nobody.gini(), nobody.median(), nobody.top_tenth(), nobody.fifths()) == (0, 0, 0, ())

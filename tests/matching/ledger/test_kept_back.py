"""Small numbers: none is shown, and none can be worked out, also not by somebody who knows the rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.matching.ledger.rules import LEAST, closed, shown

TABLES = st.integers(1, 2).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 8), min_size=columns, max_size=columns), min_size=2, max_size=4)
)
Table = list[list[int]]


@given(TABLES)
def test_no_small_number_is_open(rows: Table) -> None:
    shut = closed(rows)
    used = [at for at in range(len(rows[0])) if any(row[at] for row in rows)]

    open_ = [row for at, row in enumerate(rows) if at not in shut and any(row)]
    assert not [row for row in open_ if any(row[each] < LEAST for each in used)]


@given(TABLES)
@example([[6], [4], [4]])
@example([[5], [9], [1]])
@settings(max_examples=60)
def test_nothing_that_is_kept_back_can_be_worked_out(rows: Table) -> None:
    """For each closed number there is another table that would be shown exactly the same, sums and all."""
    shut = sorted(closed(rows))
    if sum(any(row) for row in rows) < 2:
        return  # the only row is the whole, whose numbers are shown, or kept back, by themselves
    for at in range(len(rows[0])):
        if sum(row[at] for row in rows) < LEAST:
            continue  # such a sum is not shown itself; and one of nothing says of everybody that they are not in it
        for row in shut:
            assert any(other[row][at] != rows[row][at] for other in _looks_the_same(rows, shut, at)), (rows, row, at)


def _looks_the_same(rows: Table, shut: list[int], at: int) -> Iterator[Table]:
    """Every table with the same open rows and the same sums, that differs in one column and closes the same rows."""
    together = sum(rows[each][at] for each in shut)
    for numbers in product(range(together + 1), repeat=len(shut) - 1):
        rest = together - sum(numbers)
        if rest < 0:
            continue
        other = [list(row) for row in rows]
        for row, number in zip(shut, (*numbers, rest), strict=True):
            other[row][at] = number
        if sorted(closed(other)) == shut:
            yield other


def test_a_small_number_takes_the_first_other_with_it() -> None:
    assert closed([[9], [3], [20]]) == {0, 1}
    assert closed([[20], [4], [9], [4]]) == {0, 1, 3}  # 8 together would be 4 and 4


def test_what_is_small_together_takes_one_more_with_it() -> None:
    assert closed([[5], [1], [20], [30]]) == {0, 1, 2}  # 6 together would be 5 and 1
    assert closed([[6], [1], [20], [30]]) == {0, 1}


def test_a_row_of_nobody_closes_nothing() -> None:
    assert closed([[9, 7], [0, 0], [20, 8]]) == frozenset()
    assert closed([[9, 7], [0, 3], [20, 8]]) == {0, 1}


def test_a_row_is_closed_as_a_whole() -> None:
    assert closed([[30, 2], [40, 9], [50, 9]]) == {0, 1}


def test_nothing_at_all_keeps_nothing_back() -> None:
    assert closed([]) == frozenset()
    assert closed([[0], [0]]) == frozenset()
    assert closed([[8, 0], [9, 0]]) == frozenset()


def test_a_number_by_itself() -> None:
    assert [shown(number) for number in (0, 1, 4, 5)] == [0, None, None, 5]

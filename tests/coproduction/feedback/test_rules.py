"""Who may see what, when somebody is asked, and bands. No database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.coproduction.feedback.rules import (
    Seen,
    Tally,
    band,
    counted_from,
    counted_until,
    seen_by,
    shares_for,
    worth_asking,
)
from app.coproduction.feedback.states import Audience, Share

A, S = Audience, Share
ALL = Seen(counted=True, words=True, name=True)


@pytest.mark.parametrize(
    ("audience", "share", "seen"),
    [
        *((who, share, ALL) for who in (A.INVOLVEMENT, A.OWN) for share in Share),
        (A.HOST, S.NOBODY, Seen()),
        (A.HOST, S.NUMBER, Seen(counted=True)),
        (A.HOST, S.WORDS, Seen(counted=True, words=True)),
        (A.HOST, S.NAME, ALL),
        (A.FIGURES, S.NOBODY, Seen()),
        *((A.FIGURES, share, Seen(counted=True)) for share in (S.NUMBER, S.WORDS, S.NAME)),
    ],
)
def test_each_audience_sees_what_was_chosen(audience: Audience, share: Share, seen: Seen) -> None:
    assert seen_by(audience, share) == seen


def test_the_choices_that_a_statement_asks_for() -> None:
    assert shares_for(A.FIGURES) == [S.NUMBER, S.WORDS, S.NAME]
    assert shares_for(A.HOST, words=True) == [S.WORDS, S.NAME]
    assert shares_for(A.HOST, words=True, name=True) == [S.NAME]
    assert shares_for(A.FIGURES, words=True) == []


@pytest.mark.parametrize(("days", "asked"), [(-1, False), (0, True), (90, True), (91, False)])
def test_of_what_lies_long_back_nobody_is_asked(days: int, *, asked: bool) -> None:
    assert worth_asking(date(2026, 12, 1) - timedelta(days=days), date(2026, 12, 1)) is asked


def test_figures_change_on_the_first_of_a_month() -> None:
    assert (counted_from(date(2026, 12, 31)), counted_until(date(2026, 12, 31))) == (
        date(2024, 12, 1),
        date(2026, 12, 1),
    )


@pytest.mark.parametrize(
    ("tally", "found"),
    [
        (Tally(4, 4, 0, 4), None),
        (Tally(4, 40, 0, 40), None),  # many answers of four people are of four people
        (Tally(5, 5, 0, 5), 3), (Tally(10, 9, 0, 10), 3), (Tally(10, 8, 1, 10), 2), (Tally(10, 7, 0, 10), 2),
        (Tally(10, 6, 1, 10), 1), (Tally(10, 0, 8, 10), 1), (Tally(10, 3, 1, 10), 0), (Tally(5, 0, 0, 5), 0),
    ],
)  # fmt: skip
def test_numbers_are_said_in_bands(tally: Tally, found: int | None) -> None:
    assert band(tally) == found

"""A rating from its answers, a step from a mean, half-years that are over. No database."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from app.coproduction.ladder.rules import PRESETS, Answers, last_halfyears, number, step_from, step_near
from app.coproduction.ladder.rules.rating import POINTS
from app.coproduction.ladder.states import BroughtIn, Changed, Decided, DoneBy, SetBy
from app.opportunities.states import Ladder

ALL = list(product(SetBy, Decided, DoneBy, Changed, BroughtIn))
B, C, D, S, W = BroughtIn, Changed, Decided, SetBy, DoneBy


@pytest.mark.parametrize(
    ("answers", "step"),
    [
        ((S.STAFF, D.STAFF, W.STAFF, C.NO, B.AFTER), Ladder.INVOLVEMENT),
        ((S.STAFF, D.STAFF_AFTER_LISTENING, W.MOSTLY_STAFF, C.A_LITTLE, B.LATE), Ladder.CONSULTATION),
        ((S.STAFF_AFTER_ASKING, D.STAFF_AFTER_LISTENING, W.TOGETHER, C.YES, B.MIDDLE), Ladder.ENGAGEMENT),
        ((S.TOGETHER, D.SOME_VOTE, W.MOSTLY_STAFF, C.YES, B.MIDDLE), Ladder.CO_DESIGN),
        ((S.TOGETHER, D.EQUAL_VOTE, W.TOGETHER, C.YES, B.START), Ladder.CO_PRODUCTION),
        # all the work is shared, and staff alone decide: shared work does not make up for it
        ((S.TOGETHER, D.STAFF, W.TOGETHER, C.YES, B.START), Ladder.CONSULTATION),
        # too soon to say whether anything changed counts for nothing
        ((S.TOGETHER, D.EQUAL_VOTE, W.TOGETHER, C.CANNOT_SAY, B.START), Ladder.CO_PRODUCTION),
        ((S.CANNOT_SAY, D.CANNOT_SAY, W.TOGETHER, C.CANNOT_SAY, B.START), None),
    ],
)
def test_a_rating_follows_from_plain_answers(answers: Answers, step: Ladder | None) -> None:
    assert step_from(Answers(*answers)) is step


def test_more_say_in_an_answer_never_makes_less_of_the_whole() -> None:
    """Over every combination: one answer put higher, the others as they are."""
    for answers in ALL:
        step = step_from(Answers(*answers))
        for at, answer in enumerate(answers):
            for higher in type(answer):
                if POINTS.get(answer) and POINTS.get(higher, 0) > POINTS[answer]:
                    other = step_from(Answers(*answers[:at], higher, *answers[at + 1 :]))
                    assert step is not None or other is None
                    assert step is None or (other is not None and number(other) >= number(step))


def test_where_staff_alone_decide_it_is_never_more_than_being_asked() -> None:
    capped = [step_from(Answers(*answers)) for answers in ALL if answers[1] is D.STAFF]
    assert {number(step) for step in capped if step} == {1, 2}


@pytest.mark.parametrize(("mean", "step"), [(1, 1), (1.5, 1), (2.5, 2), (2.51, 3), (4.6, 5), (5, 5)])
def test_a_half_goes_towards_less_say(mean: float, step: int) -> None:
    assert number(step_near(mean)) == step


def test_half_years_that_are_over() -> None:
    found = last_halfyears(date(2026, 7, 1), 2)
    assert [each.first for each in found] == [date(2025, 7, 1), date(2026, 1, 1)]
    assert last_halfyears(date(2026, 6, 30), 1)[0] == (date(2025, 7, 1), date(2026, 1, 1))


def test_every_preset_begins_with_least_say_and_says_whose_it_is() -> None:
    assert [len(preset.levels) for preset in PRESETS.values()] == [5, 7, 5]
    for preset in PRESETS.values():
        steps = [number(step) for _name, _about, step in preset.levels]
        assert steps == sorted(steps) and set(steps) == {1, 2, 3, 4, 5}
        assert preset.attribution and preset.link.startswith("https://")

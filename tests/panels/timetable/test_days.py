"""Timetables of a thousand panels: what holds for each, and no day could end earlier."""

from __future__ import annotations

import pytest

from app.panels.timetable.rules import DayPlan, Frame, Misfit, Needs, RestKind, fit, over, spread
from tests.panels.timetable import exact
from tests.panels.timetable.panels import faults, made, plain

NEEDS = Needs(interview=45, gap=15, lunch=45, stretch=150)
DAY = Frame(480, lunch_from=180, lunch_until=300)  # 9 to 5, lunch between 12 and 2


def built(number: int, **how: int) -> tuple[int, int]:
    """(days that were made, days that were proved to be the earliest) of one panel."""
    panel = made(number, **how)
    found = spread(panel.needs, panel.frames, panel.candidates)
    if isinstance(found, Misfit):
        assert found.fits < panel.candidates
        return 0, 0
    assert sum(found.numbers) == panel.candidates
    proved, at = 0, 1
    for frame, number_ in zip(panel.frames, found.numbers, strict=True):
        here = list(range(at, at + number_))
        at += number_
        plan = fit(panel.needs, frame, here)
        assert plan is not None
        assert faults(panel.needs, frame, here, plan) == []
        rounds = panel.needs.least_rounds(number_)
        if 0 < rounds <= 3:
            step = how.get("step", 5)
            best = exact.earliest(plain(panel.needs, frame, step), rounds)
            assert best is not None and plan.finish == best * step, (number, plan)
            proved += 1
    return sum(map(bool, found.numbers)), proved


def test_a_thousand_panels_hold_and_small_ones_end_as_early_as_can_be() -> None:
    counts = [built(number, step=15) for number in range(1000)]
    assert sum(made_ for made_, _proved in counts) > 700
    assert sum(proved for _made, proved in counts) > 400


@pytest.mark.deep
def test_many_more_panels_to_five_minutes() -> None:
    counts = [built(number, step=5) for number in range(20_000, 21_500)]
    assert sum(proved for _made, proved in counts) > 400


def test_what_does_not_fit_would_not_fit_by_the_second_opinion_either() -> None:
    refused = 0
    for number in range(600):
        panel = made(number, most=4, step=15)
        frame = panel.frames[0]
        if fit(panel.needs, frame, list(range(panel.candidates))) is None:
            refused += 1
            assert exact.earliest(plain(panel.needs, frame, 15), panel.needs.least_rounds(panel.candidates)) is None
    assert refused > 20


def test_a_day_of_five() -> None:
    plan = fit(NEEDS, DAY, [1, 2, 3, 4, 5])
    assert plan is not None
    assert [slot.start for slot in plan.slots] == [30, 90, 165, 270, 330]  # 9:30, 10:30, 11:45, 1:30, 2:30
    assert [(rest.kind, rest.start, rest.end) for rest in plan.rests] == [
        (RestKind.BREAK, 150, 165), (RestKind.LUNCH, 225, 270),
    ]  # fmt: skip
    assert (plan.briefing, plan.wash_up, plan.finish) == ((0, 30), (390, 420), 420)


def test_nobody_is_nothing() -> None:
    assert fit(NEEDS, DAY, []) == DayPlan()


def test_candidates_are_spread_evenly_the_earlier_day_first() -> None:
    found = spread(NEEDS, [DAY, DAY, DAY], 8)
    assert not isinstance(found, Misfit)
    assert found.numbers == (3, 3, 2)


@pytest.mark.parametrize("candidates", range(1, 41))
def test_one_to_forty_over_several_days(candidates: int) -> None:
    days = [DAY] * (-(-candidates // 5))
    found = spread(NEEDS, days, candidates)
    assert not isinstance(found, Misfit)
    assert max(found.numbers) - min(found.numbers) <= 1


def test_too_many_says_by_how_much() -> None:
    found = spread(NEEDS, [DAY], 7)
    assert isinstance(found, Misfit)
    assert found.fits == 5
    assert found.over == over(NEEDS, DAY, 7) and found.over
    longer = Frame(480 + found.over, lunch_from=180, lunch_until=300)
    assert fit(NEEDS, longer, range(7)) is not None
    just_short = Frame(480 + found.over - 1, lunch_from=180, lunch_until=300)
    assert fit(NEEDS, just_short, range(7)) is None


def test_parallel_panels_see_everybody_and_rest_together() -> None:
    needs = Needs(interview=30, gap=10, joint=30, stretch=120, groups=("Staff", "Advisors"))
    plan = fit(needs, DAY, [1, 2, 3, 4, 5])
    assert plan is not None
    assert faults(needs, DAY, [1, 2, 3, 4, 5], plan) == []
    assert len({slot.start for slot in plan.slots}) == 5  # no round more than one panel alone would need

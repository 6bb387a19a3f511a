"""A change moves the fewest slots, and pinned ones stay: against looking at every day there is."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.panels.timetable.rules import DayPlan, Fixed, Frame, Needs, Prefer, RestKind, Slot, fit
from tests.panels.timetable import exact
from tests.panels.timetable.panels import faults, made, plain

NEEDS = Needs(interview=45, gap=15, lunch=45, stretch=150)
DAY = Frame(480, lunch_from=180, lunch_until=300)
STEP = 30
CHANGES = ("drops out", "is added", "starts late", "has a break added", "is moved", "is pinned", "longer interviews")


def begun(needs: Needs, frame: Frame, candidates: list[int]) -> DayPlan:
    plan = fit(needs, frame, candidates)
    assert plan is not None
    return plan


def changed(
    dice: random.Random, needs: Needs, frame: Frame, candidates: list[int], slots: list[Slot]
) -> tuple[Needs, Frame, list[int], list[Slot]]:
    """One change that dice choose, with now and then a pinned slot."""
    what = dice.choice(CHANGES)
    if dice.random() < 0.3:
        stays = dice.choice(slots)
        slots = [replace(slot, pinned=slot is stays) for slot in slots]
    if what == "drops out":
        candidates = [each for each in candidates if each != dice.choice(candidates)] or candidates
    elif what == "is added":
        candidates = [*candidates, max(candidates) + 1]
    elif what == "starts late":
        frame = replace(frame, late=frame.late + STEP)
    elif what == "has a break added":
        start = dice.randrange(STEP, 240, STEP)
        frame = replace(frame, fixed=(*frame.fixed, Fixed(RestKind.ADDED, start, start + STEP)))
    elif what == "is moved":
        one = dice.choice(slots)
        new = replace(one, start=dice.randrange(0, 300, STEP), pinned=True)
        slots = [new if slot is one else slot for slot in slots]
    elif what == "longer interviews":
        needs = replace(needs, interview=needs.interview + STEP)
    return needs, frame, candidates, slots


def looked_through(number: int, *, most: int, groups: int) -> bool:
    """Whether the change of this panel could be made; if so it was proved to be the best one, both ways."""
    dice = random.Random(number)
    needs = replace(
        made(number, groups=1).needs, interview=dice.choice((30, 60)), presentation=0, gap=dice.choice((0, 30)),
        task=dice.choice((0, 0, 60)), briefing=dice.choice((0, 30)), wash_up=30, joint=0, pause=30, lunch=30,
        stretch=dice.choice((None, 120, 150)), groups=tuple("ABC"[:groups]),
    )  # fmt: skip
    frame = Frame(dice.choice((330, 390)), lunch_from=dice.choice((90, 120)), lunch_until=dice.choice((180, 240)))
    candidates = list(range(1, dice.randint(1, most) + 1))
    before = fit(needs, frame, candidates)
    if before is None:
        return False
    needs, frame, candidates, slots = changed(dice, needs, frame, candidates, list(before.slots))
    was = {slot.key: slot.start for slot in slots if slot.candidate in candidates}
    stay = [slot.key for slot in slots if slot.pinned and slot.candidate in candidates]
    every = exact.fewest(
        plain(needs, frame, STEP), candidates, groups, {key: start // STEP for key, start in was.items()}, stay
    )
    for prefer, best in (
        (Prefer.FEWEST, min(every, default=None)),
        (Prefer.EARLIEST, min(every, key=lambda pair: pair[::-1], default=None)),
    ):
        plan = fit(needs, frame, candidates, slots, prefer)
        assert (plan is None) == (best is None), (number, prefer, best, plan)
        if plan is not None and best is not None:
            assert (len(plan.moved), plan.finish) == (best[0], best[1] * STEP), (number, prefer, best, plan)
            assert faults(needs, frame, candidates, plan) == []
            assert all(was[slot.key] == slot.start for slot in plan.slots if slot.key in stay)
            assert set(plan.moved) == {slot.key for slot in plan.slots if was.get(slot.key, slot.start) != slot.start}
    return bool(every)


def test_a_change_moves_the_fewest_slots() -> None:
    assert sum(looked_through(number, most=4, groups=1) for number in range(300)) > 150


def test_a_change_moves_the_fewest_slots_of_parallel_panels() -> None:
    assert sum(looked_through(number, most=3, groups=2) for number in range(40)) > 15


@pytest.mark.deep
def test_many_more_changes_move_the_fewest_slots() -> None:
    assert sum(looked_through(number, most=5, groups=1) for number in range(10_000, 10_600)) > 240
    assert sum(looked_through(number, most=3, groups=2) for number in range(10_000, 10_150)) > 60


@pytest.mark.parametrize("start", range(0, 1000, 250))
def test_changes_one_after_another_keep_a_thousand_panels_valid(start: int) -> None:
    """Each panel changed up to four times in a row; whatever is found holds."""
    kept = 0
    for number in range(start, start + 250):
        dice, panel = random.Random(number), made(number, most=6)
        needs, frame, candidates = panel.needs, panel.frames[0], list(range(1, panel.candidates + 1))
        plan = fit(needs, frame, candidates)
        for _change in range(4):
            if plan is None:
                break
            changed_ = changed(dice, needs, frame, candidates, list(plan.slots))
            after = fit(*changed_, dice.choice(list(Prefer)))
            if after is not None:
                needs, frame, candidates, slots = changed_
                plan = after
                assert faults(needs, frame, candidates, plan) == []
                stay = {slot.key: slot.start for slot in slots if slot.pinned and slot.candidate in candidates}
                assert stay.items() <= {slot.key: slot.start for slot in plan.slots}.items()
                kept += 1
    assert kept > 200


def test_somebody_drops_out_of_a_day_of_five() -> None:
    before = begun(NEEDS, DAY, [1, 2, 3, 4, 5])
    without = [1, 3, 4, 5]
    left = fit(NEEDS, DAY, without, before.slots, Prefer.FEWEST)
    assert left is not None and left.moved == ()
    assert {slot.start for slot in left.slots} == {slot.start for slot in before.slots} - {90}
    closed = fit(NEEDS, DAY, without, before.slots, Prefer.EARLIEST)
    assert closed is not None and closed.finish < before.finish
    assert closed.moved == ((5, 0),)  # the last one comes forward, and nobody else moves


def test_what_has_begun_stays_and_nothing_new_is_put_into_the_past() -> None:
    before = begun(NEEDS, DAY, [1, 2, 3, 4, 5])
    slots = [replace(slot, pinned=slot.start < 100) for slot in before.slots]
    now = replace(DAY, not_before=100, fixed=(Fixed(RestKind.ADDED, 160, 190),))
    after = fit(NEEDS, now, [1, 2, 3, 4, 5], slots, Prefer.FEWEST)
    assert after is not None
    assert [slot.start for slot in after.slots][:2] == [30, 90]
    assert all(slot.start >= 150 for slot in after.slots[2:])


def test_everybody_may_keep_their_turn_instead() -> None:
    before = begun(NEEDS, DAY, [1, 2, 3, 4, 5])
    closed = fit(NEEDS, DAY, [1, 3, 4, 5], before.slots, Prefer.ORDER)
    assert closed is not None
    assert [slot.candidate for slot in closed.slots] == [1, 3, 4, 5]
    assert (len(closed.moved), closed.finish) == (3, 360)  # as early as if anybody could move


@pytest.mark.parametrize("groups", [1, 2])
def test_keeping_turns_ends_as_early_as_any_day_in_that_order_and_holds(groups: int) -> None:
    kept = 0
    for number in range(200):
        dice = random.Random(number)
        panel = made(number, most=5, groups=1)
        needs = replace(panel.needs, groups=tuple("AB"[:groups]))
        frame, candidates = panel.frames[0], list(range(1, panel.candidates + 1))
        before = fit(needs, frame, candidates)
        if before is None:
            continue
        changed_ = changed(dice, needs, frame, candidates, list(before.slots))
        plan, earliest = (fit(*changed_, prefer) for prefer in (Prefer.ORDER, Prefer.EARLIEST))
        assert (plan is None) == (earliest is None)
        if plan is None or earliest is None:
            continue
        after, held, here, slots = changed_
        assert faults(after, held, here, plan) == []
        if not any(slot.pinned for slot in slots) and groups == 1:
            turns = [slot.candidate for slot in before.slots if slot.candidate in here]
            assert [slot.candidate for slot in plan.slots][: len(turns)] == turns
            assert plan.finish == earliest.finish
            kept += 1
    assert kept > 40 or groups == 2

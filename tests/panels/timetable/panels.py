"""Panels made up by dice, always the same for the same number; and what is asked of every timetable of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.panels.timetable.rules import DayPlan, Fixed, Frame, Needs, RestKind, Slot
from tests.panels.timetable.exact import Plain, holds

STEP = 15


@dataclass(frozen=True)
class Made:
    needs: Needs
    frames: tuple[Frame, ...]
    candidates: int


def made(number: int, *, most: int = 10, groups: int = 3, step: int = 5) -> Made:
    """`most` candidates at the most, on one to three days, all lengths in whole `step`s."""
    dice = random.Random(number)
    beside = dice.choice((1, 1, 1, 2, groups)) if groups > 1 else 1

    def length(*minutes: int) -> int:
        return dice.choice(minutes) // step * step

    needs = Needs(
        interview=length(30, 40, 45, 60) or step, gap=length(0, 10, 15, 30), presentation=length(0, 0, 10, 15),
        task=length(0, 0, 30, 60), briefing=length(0, 30, 30, 45), wash_up=length(0, 15, 30, 60),
        joint=length(15, 30) if beside > 1 else 0, pause=length(15, 20, 30), lunch=length(0, 30, 45, 60),
        stretch=None, groups=tuple("ABCD"[:beside]),
    )  # fmt: skip
    longest = max(needs.block, needs.briefing, needs.wash_up, needs.joint)
    needs = replace(needs, stretch=dice.choice((None, longest + length(0, 30, 60, 120))))
    return Made(
        needs, tuple(frame(dice, needs, step) for _day in range(dice.choice((1, 1, 2, 3)))), dice.randint(1, most)
    )


def frame(dice: random.Random, needs: Needs, step: int) -> Frame:
    opens = dice.choice((-60, 60, 120, 180, 240)) // step * step
    window = (opens, opens + needs.lunch + dice.choice((30, 60, 90)) // step * step)
    fixed = []
    if dice.random() < 0.3:
        start = dice.choice((60, 90, 150)) // step * step
        fixed = [Fixed(RestKind.ADDED, start, start + dice.choice((15, 30)) // step * step)]
    late = dice.choice((0, 0, 0, 30)) // step * step
    return Frame(dice.choice((360, 420, 480, 540)) // step * step, late, *window, fixed=tuple(fixed))


def plain(needs: Needs, frame_: Frame, step: int = 1) -> Plain:
    return Plain(
        needs.block // step, needs.briefing // step, needs.wash_up // step, needs.joint // step, needs.pause // step,
        None if needs.stretch is None else needs.stretch // step, needs.lunch // step,
        (frame_.lunch_from // step, frame_.lunch_until // step), frame_.length // step, frame_.late // step,
        needs.task // step, tuple((rest.start // step, rest.end // step) for rest in frame_.fixed),
    )  # fmt: skip


def faults(needs: Needs, frame_: Frame, candidates: Sequence[int], plan: DayPlan) -> list[str]:
    """What is wrong with a day, each in a word; nothing is."""
    said = []
    expected = sorted((each, group) for each in candidates for group in range(len(needs.groups)))
    if sorted(slot.key for slot in plan.slots) != expected:
        said.append("somebody is not seen by everybody once")
    starts = sorted({slot.start for slot in plan.slots})
    pieces = [pair for pair in (plan.briefing, plan.wash_up, plan.joint) if pair]
    busy = sorted([*pieces, *((start, start + needs.block) for start in starts)])
    if candidates and not holds(plain(needs, frame_), busy):
        said.append("somebody is in two places, works too long, or has no lunch")
    if busy and plan.finish != busy[-1][1]:
        said.append("the finish is another")
    if any(slot.start < needs.task for slot in plan.slots):
        said.append("a task begins before the day")
    if len({(slot.group, slot.start) for slot in plan.slots}) < len(plan.slots):
        said.append("a panel sees two at once")
    return said + _of_candidates(needs, plan) + _of_rests(needs, plan, busy)


def _of_candidates(needs: Needs, plan: DayPlan) -> list[str]:
    by_candidate: dict[int, list[int]] = {}
    for slot in plan.slots:
        by_candidate.setdefault(slot.candidate, []).append(slot.start)
    close = (b - a for starts in by_candidate.values() for a, b in pairwise(sorted(starts)))
    return ["a candidate is before two panels"] if any(between < needs.seen for between in close) else []


def _of_rests(needs: Needs, plan: DayPlan, busy: list[tuple[int, int]]) -> list[str]:
    """Every idle time as long as a break is shown as a rest, and no work stands in a rest."""
    shown = {minute for rest in plan.rests for minute in range(rest.start, rest.end)}
    at_work = {minute for start, end in busy for minute in range(start, end)}
    said = ["work in a break"] if shown & at_work else []
    for (_a, end), (start, _b) in pairwise(busy):
        if start - end >= needs.pause and not set(range(end, start)) <= shown:
            said.append("a break is not shown")
    return said


def pinned(slots: Sequence[Slot], *keys: tuple[int, int]) -> list[Slot]:
    return [replace(slot, pinned=slot.key in keys) for slot in slots]

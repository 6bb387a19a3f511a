"""A second opinion on days, shared with nothing of the product: it walks the clock in steps, and looks at everything.

Times are steps here. A day is good if `faults` finds none; `earliest` and `fewest` look through all days there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations, product


@dataclass(frozen=True)
class Plain:
    """The same as the product's needs and frame, in bare numbers."""

    block: int
    briefing: int
    wash_up: int
    joint: int
    pause: int
    stretch: int | None
    lunch: int
    window: tuple[int, int]
    length: int
    late: int = 0
    task: int = 0
    fixed: tuple[tuple[int, int], ...] = ()


def holds(day: Plain, busy: Sequence[tuple[int, int]]) -> bool:
    """Whether the panel can do these pieces of work, in order: inside the day, rested, with lunch."""
    work, at, had = 0, day.late, False
    for start, end in busy:
        if start < at or any(a < end and start < b for a, b in day.fixed):
            return False
        had = had or _lunch_between(day, at, start)
        work = (0 if start - at >= day.pause else work) + end - start
        if day.stretch is not None and work > day.stretch:
            return False
        at = end
    needed = day.lunch and day.window[0] > 0 and at > day.window[1] - day.lunch
    return at <= day.length and (had or not needed)


def _lunch_between(day: Plain, since: int, until: int) -> bool:
    """Whether lunch goes into this idle time, beside what the host put there."""
    lowest, highest = max(since, day.window[0]), min(until, day.window[1])
    starts = range(lowest, highest - day.lunch + 1)
    return bool(day.lunch) and any(
        all(not (a < start + day.lunch and start < b) for a, b in day.fixed) for start in starts
    )


def days(day: Plain, rounds: int, grid: Sequence[int] | None = None) -> Iterator[tuple[tuple[int, ...], int]]:
    """Every way to place so many rounds: (starts, the earliest finish of the whole day with them)."""
    first = day.late
    while any(a < first + day.briefing and first < b for a, b in day.fixed):
        first += 1
    head = [(first, first + day.briefing)] if day.briefing else []
    ready = head[0][1] if head else day.late

    def place(starts: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(starts) == rounds:
            yield starts
            return
        lowest = max(starts[-1] + day.block if starts else ready, day.task)
        for start in range(lowest, day.length - day.block + 1):
            yield from place((*starts, start))

    for starts in place(()):
        busy = [*head, *((start, start + day.block) for start in starts)]
        finish = _ended(day, busy)
        if finish is not None:
            yield starts, finish


def _ended(day: Plain, busy: list[tuple[int, int]]) -> int | None:
    """The earliest end of the meetings after the last round."""
    tail = [length for length in (day.wash_up, day.joint) if length]
    if not tail:
        return busy[-1][1] if holds(day, busy) else None
    finishes = []
    for starts in product(range(busy[-1][1], day.length + 1), repeat=len(tail)):
        whole = [*busy, *((at, at + length) for at, length in zip(starts, tail, strict=True))]
        if holds(day, whole):
            if len(tail) == 1:
                return whole[-1][1]
            finishes.append(whole[-1][1])
    return min(finishes, default=None)


def earliest(day: Plain, rounds: int) -> int | None:
    """The earliest finish of any day with so many rounds, by walking the clock step by step."""
    jobs = (
        *(("meeting", day.briefing),) * bool(day.briefing),
        *(("round", day.block),) * rounds,
        *(("meeting", length) for length in (day.wash_up, day.joint) if length),
    )

    @cache
    def walk(at: int, done: int, work: int, idle: int, had: bool) -> int | None:
        """`idle`: for how long nothing has been done."""
        if done == len(jobs):
            needed = day.lunch and day.window[0] > 0 and at > day.window[1] - day.lunch
            return None if needed and not had else at
        if at >= day.length:
            return None
        kind, length = jobs[done]
        lunched = had or _lunch_between(day, at - idle, at)
        rested = 0 if idle >= day.pause else work
        found = [walk(at + 1, done, work, idle + 1, lunched)]
        if _may(day, at, kind, length, first=done == 0) and (day.stretch is None or rested + length <= day.stretch):
            found.append(walk(at + length, done + 1, rested + length if day.stretch else 0, 0, lunched))
        return min((each for each in found if each is not None), default=None)

    return walk(day.late, 0, 0, 0, False)


def _may(day: Plain, at: int, kind: str, length: int, *, first: bool) -> bool:
    clear = not any(a < at + length and at < b for a, b in day.fixed)
    begins = at == _first(day) if first and kind == "meeting" else kind == "meeting" or at >= day.task
    return clear and begins and at + length <= day.length


def _first(day: Plain) -> int:
    first = day.late
    while any(a < first + day.briefing and first < b for a, b in day.fixed):
        first += 1
    return first


def fewest(
    day: Plain,
    candidates: Sequence[int],
    groups: int,
    was: dict[tuple[int, int], int],
    pinned: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Every (slots moved, finish) that some day of these candidates has, looking at all of them."""
    least = max(len(candidates), groups)
    found: set[tuple[int, int]] = set()
    known: dict[tuple[int, ...], set[int]] = {}
    for rounds in range(least, least + groups + 1 if groups > 1 else least + 1):
        old = set(was.values())
        for starts, finish in days(day, rounds):
            alike = tuple(start if start in old else -1 for start in starts)
            if alike not in known:
                known[alike] = set(_seatings(alike, candidates, groups, was, pinned))
            found |= {(moved, finish) for moved in known[alike]}
    return sorted(found)


def _seatings(
    starts: tuple[int, ...], candidates: Sequence[int], groups: int, was: dict[tuple[int, int], int],
    pinned: Sequence[tuple[int, int]],
) -> Iterator[int]:  # fmt: skip
    ways = list(permutations(range(len(starts)), len(candidates)))
    for seating in product(ways, repeat=groups):
        together = any(len({rounds[number] for rounds in seating}) < groups for number in range(len(candidates)))
        if together:
            continue
        at = {
            (candidate, group): starts[seating[group][number]]
            for group in range(groups)
            for number, candidate in enumerate(candidates)
        }
        if all(at[key] == was[key] for key in pinned):
            yield sum(at[key] != start for key, start in was.items() if key in at)

"""Whole days: made from nothing, spread over several, and changed with the fewest slots moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.panels.timetable.rules.limits import MOST_A_DAY
from app.panels.timetable.rules.rotation import Seats, completed, rotation
from app.panels.timetable.rules.rounds import Day, Grid
from app.panels.timetable.rules.shapes import ENDLESS, DayPlan, Frame, Needs, Prefer, Rest, RestKind, Slot


@dataclass(frozen=True)
class Misfit:
    """It does not go: `fits` candidates would. `over` minutes are missing where the fewest are, or None."""

    fits: int
    over: int | None


@dataclass(frozen=True)
class Spread:
    """How many candidates each day takes: the fullest as few as can be, the earlier ones no fewer than the later."""

    numbers: tuple[int, ...]


def spread(needs: Needs, frames: Sequence[Frame], candidates: int) -> Spread | Misfit:
    """Evenly over the days that are there."""
    room = [_room(needs, frame, candidates) for frame in frames]
    numbers = [0] * len(frames)
    for _each in range(min(candidates, sum(room))):
        open_ = [day for day, most in enumerate(room) if numbers[day] < most]
        numbers[min(open_, key=lambda day: (numbers[day], day))] += 1
    too_many = candidates - sum(numbers)
    if not too_many:
        return Spread(tuple(numbers))
    lacking = [over(needs, frame, most + too_many) for frame, most in zip(frames, room, strict=True)]
    return Misfit(sum(room), min((each for each in lacking if each is not None), default=None))


def _room(needs: Needs, frame: Frame, wanted: int) -> int:
    """How many candidates one day can take, up to `wanted`."""
    most = min(wanted, MOST_A_DAY)
    rounds = {len(grid.starts) for grid in Day(needs, frame).grids(1, needs.least_rounds(most))}
    return max((number for number in range(1, most + 1) if needs.least_rounds(number) in rounds), default=0)


def over(needs: Needs, frame: Frame, candidates: int, pinned: Sequence[Slot] = ()) -> int | None:
    """By how many minutes so many are too long for the day; None where no longer day would help."""
    rounds = needs.least_rounds(candidates)
    day = Day(needs, replace(frame, length=ENDLESS), pins=[slot.start for slot in pinned])
    finish = min((grid.finish for grid in day.grids(rounds, rounds)), default=None)
    return None if finish is None else max(finish - frame.length, 0)


def fit(
    needs: Needs, frame: Frame, candidates: Sequence[int], was: Sequence[Slot] = (), prefer: Prefer = Prefer.EARLIEST
) -> DayPlan | None:
    """These candidates on this day, or None where they cannot be. `was` are the slots as they are, or as they must be.

    A slot has moved if it begins at another minute than in `was`. Whoever is not in `was` is new, and moves nobody.
    """
    if not candidates:
        return DayPlan()
    mine = [slot for slot in was if slot.candidate in candidates and slot.group < len(needs.groups)]
    if len(needs.groups) == 1:
        return _alone(needs, frame, candidates, mine, prefer)
    return _beside(needs, frame, candidates, mine, prefer)


def _alone(
    needs: Needs, frame: Frame, candidates: Sequence[int], was: Sequence[Slot], prefer: Prefer
) -> DayPlan | None:
    """One panel: any slot may be anybody's, so that what counts is how many old starts are kept."""
    number = len(candidates)
    pins = [slot.start for slot in was if slot.pinned]
    if len(set(pins)) < len(pins):
        return None
    grids = Day(needs, frame, [slot.start for slot in was], pins).grids(number, number)
    if not grids:
        return None
    best = min(grids, key=lambda grid: _order(prefer, -grid.kept, grid.finish))
    in_order = prefer is Prefer.ORDER
    stays = _staying([slot for slot in was if slot.pinned] if in_order else was, best.starts)
    free = iter(start for start in best.starts if start not in stays.values())
    first = {slot.candidate: slot.start for slot in was}
    others = [each for each in candidates if each not in stays]
    if was:
        others.sort(key=lambda each: (first.get(each, ENDLESS), each))
    seats = {(each, 0): best.starts.index(start) for each, start in stays.items()}
    seats |= {(each, 0): best.starts.index(next(free)) for each in others}
    return _plan(needs, frame, best, seats, was)


def _staying(was: Sequence[Slot], starts: Sequence[int]) -> dict[int, int]:
    """Who keeps their start; a pinned one before another that stood there."""
    found: dict[int, int] = {}
    for slot in sorted(was, key=lambda each: not each.pinned):
        if slot.start in starts and slot.start not in found.values():
            found[slot.candidate] = slot.start
    return found


def _order(prefer: Prefer, moved: int, finish: int) -> tuple[int, int]:
    return (moved, finish) if prefer is Prefer.FEWEST else (finish, moved)


def _beside(
    needs: Needs, frame: Frame, candidates: Sequence[int], was: Sequence[Slot], prefer: Prefer
) -> DayPlan | None:
    """Several panels. Grids are tried in the order of the best that each could be, until none can be better."""
    rounds, old = needs.least_rounds(len(candidates)), len({slot.start for slot in was})
    day = Day(needs, frame, [slot.start for slot in was], [slot.start for slot in was if slot.pinned], which=True)
    grids = day.grids(rounds, max(rounds, old) + len(needs.groups) if was else rounds)
    if prefer is Prefer.ORDER and was:
        return _in_turn(needs, frame, candidates, was, grids)
    hope = {grid: _order(prefer, len(was) - _hoped(grid, was), grid.finish) for grid in grids}
    found: DayPlan | None = None
    best = (ENDLESS, ENDLESS)
    for grid in sorted(grids, key=lambda each: hope[each]):
        if hope[grid] >= best:
            break
        least = len(was) - best[0] - 1 if prefer is Prefer.FEWEST else -1
        seats = _seated(needs, grid, candidates, was, least)
        if seats is None:
            continue
        plan = _plan(needs, frame, grid, seats, was)
        mark = _order(prefer, len(plan.moved), plan.finish)
        if mark < best:
            found, best = plan, mark
    return found


def _in_turn(
    needs: Needs, frame: Frame, candidates: Sequence[int], was: Sequence[Slot], grids: Sequence[Grid]
) -> DayPlan | None:
    """The old rounds one after another, as early as they can be. Where pinned ones forbid it, the earliest day."""
    old = sorted({slot.start for slot in was})
    there = {slot.key: old.index(slot.start) for slot in was}
    long_enough = [grid for grid in grids if len(grid.starts) >= len(old)]
    for grid in sorted(long_enough, key=lambda each: (each.finish, len(each.starts))):
        if any(slot.pinned and grid.starts[there[slot.key]] != slot.start for slot in was):
            continue
        pinned = frozenset(there)
        seats = completed(candidates, len(needs.groups), len(grid.starts), there, pinned=pinned, least=-1)
        if seats is not None:
            return _plan(needs, frame, grid, seats, was)
    return _beside(needs, frame, candidates, was, Prefer.EARLIEST)


def _hoped(grid: Grid, was: Sequence[Slot]) -> int:
    """The most slots that could stay in these rounds."""
    return sum(slot.start in grid.starts for slot in was)


def _seated(needs: Needs, grid: Grid, candidates: Sequence[int], was: Sequence[Slot], least: int) -> Seats | None:
    groups = len(needs.groups)
    if not was:
        return rotation(candidates, groups)
    places = {start: number for number, start in enumerate(grid.starts)}
    there = {slot.key: places[slot.start] for slot in was if slot.start in places}
    pinned = frozenset(slot.key for slot in was if slot.pinned)
    return completed(candidates, groups, len(grid.starts), there, pinned=pinned, least=least)


def _plan(needs: Needs, frame: Frame, grid: Grid, seats: Mapping[tuple[int, int], int], was: Sequence[Slot]) -> DayPlan:
    before = {slot.key: slot for slot in was}
    slots = tuple(
        Slot(key[0], key[1], grid.starts[place], key in before and before[key].pinned)
        for key, place in sorted(seats.items(), key=lambda item: (grid.starts[item[1]], item[0][1]))
    )
    moved = tuple(slot.key for slot in slots if slot.key in before and before[slot.key].start != slot.start)
    jobs = [(needs.wash_up, "wash_up"), (needs.joint, "joint")]
    after = dict(zip([name for length, name in jobs if length], grid.tail, strict=True))
    pairs = {name: (after[name], after[name] + length) for length, name in jobs if name in after}
    briefing = (grid.briefing_at, grid.briefing_at + needs.briefing) if needs.briefing else None
    busy = [*([briefing] if briefing else []), *((at, at + needs.block) for at in grid.starts), *pairs.values()]
    return DayPlan(slots, _rests(needs, frame, grid, busy), briefing, pairs.get("wash_up"), pairs.get("joint"),
                   grid.finish, moved)  # fmt: skip


def _rests(needs: Needs, frame: Frame, grid: Grid, busy: Sequence[tuple[int, int]]) -> tuple[Rest, ...]:
    """Every time without work that is as long as a break; in it, lunch and what the host put there by name."""
    named: list[Rest] = list(frame.fixed)
    if grid.lunch_at is not None:
        named.append(Rest(RestKind.LUNCH, grid.lunch_at, grid.lunch_at + needs.lunch))
    found = [*named]
    for (_start, end), (start, _end) in pairwise(sorted(busy)):
        if start - end >= needs.pause:
            inside = sorted((rest.start, rest.end) for rest in named if end <= rest.start < start)
            edges = [(end, end), *inside, (start, start)]
            found += [Rest(RestKind.BREAK, a, b) for (_a, a), (b, _b) in pairwise(edges) if b > a]
    return tuple(sorted(found, key=lambda rest: rest.start))

"""Every change a host can make, as what it makes of the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch

from app.panels.timetable.rules.picture import DayPicture, Outcome, Picture, settled
from app.panels.timetable.rules.planning import Misfit, spread
from app.panels.timetable.rules.shapes import Fixed, Prefer, RestKind, Slot


@dataclass(frozen=True)
class Withdraw:
    candidate: int


@dataclass(frozen=True)
class Add:
    candidate: int
    day: int


@dataclass(frozen=True)
class Hours:
    day: int
    arrives_at: datetime
    ends_by: datetime
    late: int


@dataclass(frozen=True)
class Move:
    """To this start, where it is pinned; on another day the candidate's other slots come too."""

    candidate: int
    group: int
    day: int
    start: datetime


@dataclass(frozen=True)
class Pause:
    day: int
    start: datetime
    minutes: int


@dataclass(frozen=True)
class NoPause:
    day: int
    start: datetime


@dataclass(frozen=True)
class Lengths:
    """Other lengths, which are in the picture already; every day is made anew around its old starts."""


Wanted = Withdraw | Add | Hours | Move | Pause | NoPause | Lengths
Days = dict[int, DayPicture]


@singledispatch
def wanted_days(_change: object, picture: Picture) -> Days:
    """The days that a change touches, as they are then wanted; the slots on them need not hold yet."""
    return dict(picture.days)


@wanted_days.register
def _(change: Withdraw, picture: Picture) -> Days:
    return {
        day.id: _without(day, change.candidate) for day in picture.days.values() if change.candidate in day.candidates
    }


@wanted_days.register
def _(change: Add, picture: Picture) -> Days:
    day = picture.days[change.day]
    return {day.id: replace(day, candidates=(*day.candidates, change.candidate))}


@wanted_days.register
def _(change: Hours, picture: Picture) -> Days:
    day = picture.days[change.day].arriving(change.arrives_at, change.ends_by, change.late)
    return {day.id: day}


@wanted_days.register
def _(change: Move, picture: Picture) -> Days:
    there = picture.days[change.day]
    slot = Slot(change.candidate, change.group, there.minute(change.start), pinned=True)
    if change.candidate in there.candidates:
        slots = tuple(slot if each.key == slot.key else each for each in there.slots)
        return {there.id: replace(there, slots=slots)}
    days = wanted_days(Withdraw(change.candidate), picture)
    come = replace(there, candidates=(*there.candidates, change.candidate), slots=(*there.slots, slot))
    return days | {there.id: come}


@wanted_days.register
def _(change: Pause, picture: Picture) -> Days:
    day = picture.days[change.day]
    start = day.minute(change.start)
    rest = Fixed(RestKind.ADDED, start, start + change.minutes)
    return {day.id: replace(day, fixed=(*day.fixed, rest))}


@wanted_days.register
def _(change: NoPause, picture: Picture) -> Days:
    day = picture.days[change.day]
    start = day.minute(change.start)
    fixed = tuple(rest for rest in day.fixed if (rest.kind, rest.start) != (RestKind.ADDED, start))
    return {day.id: replace(day, fixed=fixed)}


def _without(day: DayPicture, candidate: int) -> DayPicture:
    slots = tuple(slot for slot in day.slots if slot.candidate != candidate)
    return replace(day, slots=slots, candidates=tuple(each for each in day.candidates if each != candidate))


def outcomes(picture: Picture, change: Wanted, now: datetime, prefer: Prefer) -> list[Outcome]:
    """The days it touches, as they will be. Raises TooLong."""
    return _settled(picture, wanted_days(change, picture).values(), now, prefer)


def made(picture: Picture, candidates: Sequence[int], now: datetime) -> list[Outcome] | Misfit:
    """All of them on all the days, from nothing but what hosts put there themselves."""
    days = sorted(picture.days.values(), key=lambda day: day.on)
    found = spread(picture.needs, [day.frame(now) for day in days], len(candidates))
    if isinstance(found, Misfit):
        return found
    wanted, at = [], 0
    for day, number in zip(days, found.numbers, strict=True):
        wanted.append(replace(day, slots=(), candidates=tuple(candidates[at : at + number])))
        at += number
    return _settled(picture, wanted, now, Prefer.EARLIEST)


def _settled(picture: Picture, days: Iterable[DayPicture], now: datetime, prefer: Prefer) -> list[Outcome]:
    plans = [(day, settled(picture.needs, day, now, prefer)) for day in days]
    old: Mapping[tuple[int, int], datetime] = {
        slot.key: day.moment(slot.start) for day in picture.days.values() for slot in day.slots
    }
    found = []
    for day, plan in plans:
        starts = {slot.key: day.moment(slot.start) for slot in plan.slots}
        moved = {key: (old[key], at) for key, at in starts.items() if key in old and old[key] != at}
        found.append(Outcome(picture.days[day.id], day, plan, moved))
    return found

"""The whole timetable of a panel in hand, and what one change makes of it, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.panels.timetable.rules.planning import fit, over
from app.panels.timetable.rules.shapes import DayPlan, Fixed, Frame, Needs, Prefer, Slot


@dataclass(frozen=True)
class DayPicture:
    """One day: its hours as moments, everything on it in minutes from its arrival."""

    id: int
    on: date
    arrives_at: datetime
    ends_by: datetime
    late: int = 0
    lunch_from: datetime | None = None
    lunch_until: datetime | None = None
    slots: tuple[Slot, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    candidates: tuple[int, ...] = ()
    finishes_at: datetime | None = None

    def minute(self, moment: datetime) -> int:
        """Real minutes that have gone by since the arrival, whatever the clocks on the wall were made to do."""
        return int((moment - self.arrives_at).total_seconds() // 60)

    def moment(self, minute: int) -> datetime:
        return self.arrives_at + timedelta(minutes=minute)

    def arriving(self, arrives_at: datetime, ends_by: datetime, late: int) -> DayPicture:
        """With other hours; everything on it stays at its moment."""
        earlier = int((self.arrives_at - arrives_at).total_seconds() // 60)
        slots = tuple(replace(slot, start=slot.start + earlier) for slot in self.slots)
        fixed = tuple(replace(rest, start=rest.start + earlier, end=rest.end + earlier) for rest in self.fixed)
        return replace(self, arrives_at=arrives_at, ends_by=ends_by, late=late, slots=slots, fixed=fixed)

    def frame(self, now: datetime) -> Frame:
        gone = self.minute(now)
        return Frame(
            self.minute(self.ends_by), self.late,
            -1 if self.lunch_from is None else self.minute(self.lunch_from),
            -1 if self.lunch_until is None else self.minute(self.lunch_until),
            self.fixed, not_before=-(-gone // 5) * 5 if gone > 0 else 0,
        )  # fmt: skip

    def over_at(self, now: datetime) -> bool:
        return self.finishes_at is not None and self.finishes_at <= now


@dataclass(frozen=True)
class Picture:
    needs: Needs
    days: Mapping[int, DayPicture]


class TooLong(Exception):
    """A day cannot hold what it should: `minutes` are missing, or no longer day would help (None)."""

    def __init__(self, day: DayPicture, minutes: int | None) -> None:
        super().__init__(day.on)
        self.day, self.minutes = day, minutes


@dataclass(frozen=True)
class Outcome:
    """A day before and after a change. `moved`: (candidate, group) -> its start before and now."""

    before: DayPicture
    day: DayPicture
    plan: DayPlan
    moved: Mapping[tuple[int, int], tuple[datetime, datetime]]

    @property
    def finishes_at(self) -> datetime | None:
        return self.day.moment(self.plan.finish) if self.plan.slots else None

    @property
    def other_hours(self) -> bool:
        """Whether it begins or ends at another time than before."""
        before = (self.before.arrives_at, self.before.finishes_at)
        return self.finishes_at is not None and before != (self.day.arrives_at, self.finishes_at)


def settled(needs: Needs, day: DayPicture, now: datetime, prefer: Prefer) -> DayPlan:
    """The day as it is wanted, made to hold. What has begun stays where it is. Raises TooLong."""
    frame = day.frame(now)
    was = [replace(slot, pinned=slot.pinned or slot.start < frame.not_before) for slot in day.slots]
    plan = fit(needs, frame, day.candidates, was, prefer)
    if plan is None:
        raise TooLong(day, over(needs, frame, len(day.candidates), [slot for slot in was if slot.pinned]))
    pins = {slot.key for slot in day.slots if slot.pinned}
    return replace(plan, slots=tuple(replace(slot, pinned=slot.key in pins) for slot in plan.slots))

"""When the rounds of one day are: every way that could be best, found job by job.

A day is a row of jobs: the briefing, so many rounds, the wash-up, the joint meeting. A label says how far a row has
come: the minute `at` which it ends, the `work` since the last break, whether lunch was had, and which old starts it
kept. Of two labels that are alike but for minute and work, one that is neither later nor more tired makes the other
useless: whatever may follow the second may follow the first, after waiting. So the best of those that are left is the
best of all. Waiting is worth it only for lunch, for a break, or for an old start; so no other start is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.panels.timetable.rules.shapes import Frame, Needs

Key = tuple[bool, int, int]


@dataclass(frozen=True)
class Label:
    at: int
    work: int
    lunched: bool
    kept: int  # old starts that were kept: how many, or which, as bits
    pins: int  # pinned starts that are behind
    start: int = 0
    lunch_at: int | None = None
    before: Label | None = None

    @property
    def key(self) -> Key:
        return self.lunched, self.kept, self.pins

    def row(self) -> list[Label]:
        """The labels of its jobs, the first one first."""
        found: list[Label] = []
        label: Label | None = self
        while label is not None and label.before is not None:
            found.append(label)
            label = label.before
        return found[::-1]


@dataclass(frozen=True)
class Grid:
    """When so many rounds can be: their starts, lunch, where the other jobs begin, and the finish."""

    starts: tuple[int, ...]
    kept: int
    lunch_at: int | None
    briefing_at: int
    tail: tuple[int, ...]
    finish: int


class Day:
    """`anchors` are the old starts, `pins` those of them that must stay. `which` tells kept ones apart."""

    def __init__(
        self, needs: Needs, frame: Frame, anchors: Iterable[int] = (), pins: Iterable[int] = (), *, which: bool = False
    ) -> None:
        self.needs, self.frame, self.which = needs, frame, which
        self.anchors = sorted(set(anchors) | set(pins))
        self.pins = sorted(set(pins))
        self.earliest = max(needs.task, frame.not_before)  # a pinned start may be behind, never before its task

    def grids(self, least: int, most: int) -> list[Grid]:
        """Of `least` to `most` rounds, all that nothing else is better than in every way."""
        labels = self._briefed()
        found: list[Grid] = []
        for number in range(1, most + 1):
            labels = self._best(new for label in labels for new in self._rounds(label))
            if number >= least:
                found += [grid for label in labels if label.pins == len(self.pins) for grid in self._ended(label)]
        return found

    def _briefed(self) -> list[Label]:
        nobody = Label(self.frame.late, 0, lunched=False, kept=0, pins=0)
        if not self.needs.briefing:
            return [nobody]
        start = self.frame.first_clear(self.frame.late, self.needs.briefing)
        return list(self._after(nobody, start, self.needs.briefing))

    def _rounds(self, label: Label) -> Iterator[Label]:
        """The next round: at once, after a break, after lunch, or at an old start."""
        block, pin = self.needs.block, self.pins[label.pins] if label.pins < len(self.pins) else None
        for free_from, lunch_at in self._ready(label):
            start = self.frame.first_clear(max(free_from, self.earliest), block)
            if pin is None or start + block <= pin or start == pin:
                yield from self._after(label, start, block, lunch_at, round_=True)
        for start in self.anchors:
            if start < label.at or not self.frame.clear(start, block) or (pin is not None and start > pin):
                continue
            if pin is not None and start != pin and start + block > pin:
                continue
            if start >= self.earliest or (start in self.pins and start >= self.needs.task):
                yield from self._after(label, start, block, round_=True)
                lunch_at = self._lunch(label)
                if lunch_at is not None and lunch_at + self.needs.lunch <= start:
                    yield from self._after(label, start, block, lunch_at, round_=True)

    def _ready(self, label: Label) -> Iterator[tuple[int, int | None]]:
        """(from when the panel is free, the start of a lunch before that)."""
        yield label.at, None
        if label.work and self.needs.stretch is not None:
            yield label.at + self.needs.pause, None
        lunch_at = self._lunch(label)
        if lunch_at is not None:
            yield lunch_at + self.needs.lunch, lunch_at

    def _lunch(self, label: Label) -> int | None:
        if label.lunched or not self.needs.lunch:
            return None
        lowest = max(label.at, self.frame.lunch_from, self.frame.not_before)
        start = self.frame.first_clear(lowest, self.needs.lunch)
        return start if start + self.needs.lunch <= self.frame.lunch_until else None

    def _after(
        self, label: Label, start: int, length: int, lunch_at: int | None = None, *, round_: bool = False
    ) -> Iterator[Label]:
        """The label with this job done, where it may be."""
        rested = start - label.at >= self.needs.pause
        work = 0 if self.needs.stretch is None else (0 if rested else label.work) + length
        if start + length > self.frame.length or (self.needs.stretch is not None and work > self.needs.stretch):
            return
        kept, pins = label.kept, label.pins
        if round_ and start in self.anchors:
            kept = kept | 1 << self.anchors.index(start) if self.which else kept + 1
            pins += start in self.pins
        had = label.lunched or lunch_at is not None or self._fixed_lunch(label.at, start)
        yield Label(start + length, work, had, kept, pins, start, lunch_at, label)

    def _fixed_lunch(self, since: int, until: int) -> bool:
        return any(rest.kind.value == "lunch" and since <= rest.start < until for rest in self.frame.fixed)

    def _ended(self, label: Label) -> Iterator[Grid]:
        tail = [length for length in (self.needs.wash_up, self.needs.joint) if length]
        labels = [label]
        for length in tail:
            labels = self._best(new for each in labels for new in self._meetings(each, length))
        for each in labels:
            if each.lunched or not self.frame.needs_lunch(self.needs, each.at):
                yield self._grid(each.row(), len(tail))

    def _meetings(self, label: Label, length: int) -> Iterator[Label]:
        for free_from, lunch_at in self._ready(label):
            start = self.frame.first_clear(max(free_from, self.frame.not_before), length)
            yield from self._after(label, start, length, lunch_at)

    def _grid(self, row: Sequence[Label], tail: int) -> Grid:
        head = 1 if self.needs.briefing else 0
        rounds, after = row[head : len(row) - tail], row[len(row) - tail :]
        lunch = next((label.lunch_at for label in row if label.lunch_at is not None), None)
        return Grid(
            tuple(label.start for label in rounds), row[-1].kept, lunch, row[0].start if head else self.frame.late,
            tuple(label.start for label in after), row[-1].at,
        )  # fmt: skip

    @staticmethod
    def _best(labels: Iterable[Label]) -> list[Label]:
        """Without those that another one makes useless."""
        alike: dict[Key, list[Label]] = {}
        for label in sorted(labels, key=lambda each: (each.at, each.work)):
            better = alike.setdefault(label.key, [])
            if not better or better[-1].work > label.work:
                better.append(label)
        return [label for better in alike.values() for label in better]

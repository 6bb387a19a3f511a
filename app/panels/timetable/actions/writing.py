"""A day as it was worked out, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.core import db
from app.panels.timetable.models import InterviewDay, TimetableItem
from app.panels.timetable.rules import Needs
from app.panels.timetable.rules.picture import Outcome
from app.panels.timetable.states import ItemKind


def write(day: InterviewDay, needs: Needs, outcome: Outcome, now: datetime) -> None:
    """Items that are as they were keep their rows, and with them the addresses of their pages."""
    there = {_what(row): row for row in day.items}
    wanted = {_what(row): row for row in _items(needs, outcome)}
    hours = (day.arrives_at, day.finishes_at, day.begins_after)
    for what, row in there.items():
        if what not in wanted:
            day.items.remove(row)
    for what, row in wanted.items():
        if what in there:
            there[what].pinned = row.pinned
        else:
            day.items.append(row)
    picture = outcome.day
    day.arrives_at, day.ends_by, day.begins_after = picture.arrives_at, picture.ends_by, picture.late
    day.finishes_at = outcome.finishes_at
    if there and (there.keys() != wanted.keys() or hours != (day.arrives_at, day.finishes_at, day.begins_after)):
        day.changed_at = now
    db.session().flush()


def _what(row: TimetableItem) -> tuple[object, ...]:
    return row.kind, row.group, row.candidate_id, row.starts_at, row.ends_at


def _items(needs: Needs, outcome: Outcome) -> Iterator[TimetableItem]:
    plan, at = outcome.plan, outcome.day.moment
    for slot in plan.slots:
        yield TimetableItem(
            kind=ItemKind.INTERVIEW, candidate_id=slot.candidate, group=needs.groups[slot.group], pinned=slot.pinned,
            starts_at=at(slot.start), ends_at=at(slot.start + needs.seen),
        )  # fmt: skip
    pairs = [(ItemKind.BRIEFING, plan.briefing), (ItemKind.WASH_UP, plan.wash_up), (ItemKind.JOINT, plan.joint)]
    rests = [(ItemKind(rest.kind.value), (rest.start, rest.end)) for rest in plan.rests or outcome.day.fixed]
    for kind, pair in [*pairs, *rests]:
        if pair is not None:
            yield TimetableItem(
                kind=kind, starts_at=at(pair[0]), ends_at=at(pair[1]), group="", candidate_id=None, pinned=False
            )

"""What people read of a timetable: rows of a day, each person's own sheet, what a change does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.core.formatting import clock, day, hours, local, short_day, span
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.core.papers import sheet as paper_sheet
from app.panels.queries import Sitting
from app.panels.timetable.models import InterviewDay, Timetable, TimetableItem
from app.panels.timetable.queries import group_of
from app.panels.timetable.states import ItemKind
from app.panels.timetable.words import label

Aside = Mapping[int, Sequence[str]]
"""By number of the candidate, who steps aside for them, in words."""
NOBODY: Aside = {}
WORDS: dict[ItemKind, Any] = {
    ItemKind.BRIEFING: _l("Briefing"),
    ItemKind.BREAK: _l("Break"),
    ItemKind.LUNCH: _l("Lunch"),
    ItemKind.ADDED: _l("Break"),
    ItemKind.WASH_UP: _l("Wash-up: the panel talks it over"),
    ItemKind.JOINT: _l("Meeting of the panels"),
}


@dataclass(frozen=True)
class Row:
    """One line of a day. `item` where there is one; `more` is what else is good to know about it."""

    time: str
    words: str
    more: str = ""
    item: TimetableItem | None = None


@dataclass(frozen=True)
class DayRows:
    heading: str
    facts: list[tuple[str, str]]
    notes: list[str]
    rows: list[Row]
    day: InterviewDay


@dataclass(frozen=True)
class Sheet:
    """What one person does when; or, without a name, the whole timetable."""

    heading: str
    who: str
    days: list[DayRows]
    after: list[str]


@dataclass(frozen=True)
class Papers:
    """Sheets to print, each on a page of its own."""

    title: str
    sheets: list[Sheet]
    columns: tuple[str, str]

    def paper(self, *, large_print: bool) -> dict[str, Any]:
        return {
            **paper_sheet(self.title, large_print=large_print),
            "columns": list(self.columns),
            "sheets": [
                {
                    "heading": one.heading, "who": one.who, "after": one.after,
                    "days": [
                        {
                            "heading": each.heading, "notes": each.notes,
                            "facts": [list(pair) for pair in each.facts if pair[1]],
                            "rows": [[row.time, row.words, row.more] for row in each.rows],
                        }
                        for each in one.days
                    ],
                }
                for one in self.sheets
            ],
        }  # fmt: skip


def from_to(start: datetime, end: datetime) -> str:
    return _("%(start)s to %(end)s", start=clock(start), end=clock(end))


def day_rows(
    timetable: Timetable, on: InterviewDay, place: str, *, groups: Sequence[str] | None = None, codes: bool = False,
    aside: Aside = NOBODY,
) -> DayRows:  # fmt: skip
    """One day for those who sit on these parallel panels (None: for everybody), with codes for the host alone."""
    seen = [item for item in on.items if item.candidate is None or groups is None or item.group in groups]
    facts = [
        (_("Arrive"), clock(on.arrives_at)),
        (_("Finish"), clock(on.finishes_at) if on.finishes_at else ""),
        (_("Place"), place),
    ]
    named = groups is None or len(groups) > 1
    rows = [_row(timetable, item, codes=codes, named=named, aside=aside) for item in seen]
    rows += [Row(from_to(*free), _("No candidate for your panel")) for free in _free(timetable, on, groups)]
    order = {id(row): number for number, row in enumerate(rows)}
    starts = [item.starts_at for item in seen] + [free[0] for free in _free(timetable, on, groups)]
    rows.sort(key=lambda row: starts[order[id(row)]])
    return DayRows(day(on.on), facts, _notes(on), rows, on)


def _free(timetable: Timetable, on: InterviewDay, groups: Sequence[str] | None) -> list[tuple[datetime, datetime]]:
    """Rounds in which only other panels see somebody."""
    if groups is None:
        return []
    own = {item.starts_at for item in on.items if item.candidate is not None and item.group in groups}
    until = timedelta(minutes=timetable.gap)
    rounds = {item.starts_at: item.ends_at + until for item in on.items if item.candidate is not None}
    return [(start, end) for start, end in sorted(rounds.items()) if start not in own]


def _notes(on: InterviewDay) -> list[str]:
    said = []
    if on.begins_after:
        starts = clock(on.arrives_at + timedelta(minutes=on.begins_after))
        said.append(
            _("The day starts at %(time)s, %(late)s later than planned.", time=starts, late=hours(on.begins_after))
        )
    if on.changed_at:
        said.append(_("Changed on %(when)s. An older sheet is out of date.", when=span(on.changed_at)))
    return said


def _row(timetable: Timetable, item: TimetableItem, *, codes: bool, named: bool, aside: Aside) -> Row:
    if item.candidate is None:
        return Row(from_to(item.starts_at, item.ends_at), str(WORDS[item.kind]), item=item)
    words = [label(item.candidate.number)]
    if named and item.group:
        words.append(item.group)
    if codes and item.candidate.reference:
        words.append(item.candidate.reference)
    more = [*_more(timetable, item), *aside.get(item.candidate.number, ())]
    return Row(from_to(item.starts_at, item.ends_at), ", ".join(words), " ".join(more), item)


def _more(timetable: Timetable, item: TimetableItem) -> Iterator[str]:
    if timetable.presentation:
        yield _("Begins with a presentation of %(length)s.", length=hours(timetable.presentation))
    if timetable.gap:
        until = item.ends_at + timedelta(minutes=timetable.gap)
        yield _("Then score on your own until %(time)s.", time=clock(until))


def own_sheet(
    heading: str, one: Sitting, timetable: Timetable, days: Sequence[tuple[InterviewDay, str]], aside: Aside = NOBODY
) -> Sheet:
    """`days` with their places; those on which nobody is seen are left out. `aside` for nobody's eyes but their own."""
    names = timetable.groups.splitlines()
    groups = group_of(one, names) if names else None
    on = [day_rows(timetable, each, place, groups=groups, aside=aside) for each, place in days if each.finishes_at]
    return Sheet(heading, one.name, on, [
        _("Candidates stand here by number. Their names are told by the host, and are not kept on paper."),
        _("You can ask for a break at any time, and you do not have to say why."),
    ])  # fmt: skip


def whole_sheet(
    heading: str, timetable: Timetable, days: Sequence[tuple[InterviewDay, str]], aside: Aside = NOBODY
) -> Sheet:
    on = [day_rows(timetable, each, place, codes=True, aside=aside) for each, place in days if each.finishes_at]
    return Sheet(heading, "", on, [])


def list_rows(timetable: Timetable, days: Sequence[InterviewDay]) -> Iterator[tuple[str, ...]]:
    """For whoever writes to candidates: day, label, code, when they come, panel, from, until."""
    for on in days:
        first: dict[int, datetime] = {}
        for item in on.items:
            if item.candidate_id is not None:
                first.setdefault(item.candidate_id, item.starts_at)
        for item in on.items:
            if item.candidate is not None:
                comes = first[item.candidate.id] - timedelta(minutes=timetable.task)
                times = [f"{local(at):%H:%M}" for at in (comes, item.starts_at, item.ends_at)]
                yield (
                    on.on.isoformat(), label(item.candidate.number), item.candidate.reference, times[0], item.group,
                    *times[1:],
                )  # fmt: skip


def list_heading() -> tuple[str, ...]:
    return _("Day"), _("Candidate"), _("Code"), _("Comes at"), _("Panel"), _("Interview from"), _("Interview until")


def moved_words(number: int) -> str:
    return ngettext("%(num)d slot moves", "%(num)d slots move", number) if number else _("No slot moves")


def on_day(at: datetime, *, named: bool) -> str:
    return f"{short_day(at)}, {clock(at)}" if named else clock(at)


def labels(numbers: Mapping[int, int], groups: Sequence[str], key: tuple[int, int]) -> str:
    """Of a slot: the candidate, and the panel where there are several."""
    name = label(numbers[key[0]])
    return f"{name}, {groups[key[1]]}" if len(groups) > 1 else name

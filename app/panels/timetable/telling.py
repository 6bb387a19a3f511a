"""What a change does, for the page that shows it before it is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.formatting import clock, short_day, span
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.panels.timetable.actions import Changed
from app.panels.timetable.pages import labels, moved_words, on_day
from app.panels.timetable.rules import Prefer
from app.panels.timetable.rules.picture import Outcome

Facts = list[tuple[str, str]]


def facts_of(done: Changed, numbers: Mapping[int, int], groups: Sequence[str], *, calendar: bool, reason: str) -> Facts:
    """`numbers`: of candidates by id. The slots that move, the finish before and now, calendars, and the other way."""
    moved = {key: times for outcome in done.outcomes for key, times in outcome.moved.items()}
    new = not any(outcome.before.slots for outcome in done.outcomes)
    facts = [] if new else [(_("Slots"), moved_words(len(moved)))]
    for key, (before, now) in sorted(moved.items(), key=lambda item: item[1][1]):
        named = before.date() != now.date()
        words = _("%(now)s instead of %(before)s", now=on_day(now, named=named), before=on_day(before, named=named))
        facts.append((labels(numbers, groups, key), words))
    facts += [_finish(outcome) for outcome in done.outcomes]
    facts += _otherwise(done)
    if calendar:
        facts += [
            (_("Calendars"), _("%(now)s, instead of %(before)s", now=span(*now), before=span(*before)))
            for before, now in done.calendar
        ] or [(_("Calendars"), _("Stay as they are"))]
    if reason and done.calendar:
        facts.append((_("Reason"), reason))
    return facts


def _finish(outcome: Outcome) -> tuple[str, str]:
    title = _("Finish on %(day)s", day=short_day(outcome.day.on))
    before, now = outcome.before.finishes_at, outcome.finishes_at
    if now is None:
        return title, _("Nobody is seen on this day")
    people = ngettext("%(num)d candidate", "%(num)d candidates", len(outcome.day.candidates))
    if before is None:
        return title, f"{clock(now)}, {people}"
    if before == now:
        return title, _("%(time)s, as before", time=clock(now))
    return title, _("%(now)s instead of %(before)s", now=clock(now), before=clock(before))


WAYS: dict[Prefer, Any] = {
    Prefer.FEWEST: _l("If as few as possible move"),
    Prefer.ORDER: _l("If everybody keeps their turn"),
    Prefer.EARLIEST: _l("If the day ends as early as possible"),
}


def _otherwise(done: Changed) -> Facts:
    """What the other answers to "what matters more" would do, where they do something else."""
    return [
        (str(WAYS[way]), ", ".join([moved_words(_sums(found)[0]), *_ends(found)]))
        for way, found in done.otherwise.items()
        if _sums(found) != _sums(done.outcomes)
    ]


def _sums(found: Sequence[Outcome]) -> tuple[int, tuple[object, ...]]:
    return sum(len(each.moved) for each in found), tuple(each.finishes_at for each in found)


def _ends(found: Sequence[Outcome]) -> list[str]:
    return [
        _("%(day)s ends at %(time)s", day=short_day(each.day.on), time=clock(each.finishes_at))
        for each in found
        if each.finishes_at
    ]

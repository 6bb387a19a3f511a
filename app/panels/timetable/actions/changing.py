"""Making a timetable, and every change of one: worked out, written, and followed by the calendar, all in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import Refused, refuse
from app.opportunities.conditions.shapes import Problem
from app.opportunities.models import Opportunity
from app.panels.models import Candidate, Panel
from app.panels.timetable import events, queries
from app.panels.timetable.actions.days import must_be_code, must_be_in_order
from app.panels.timetable.actions.following import Hours as CalendarHours
from app.panels.timetable.actions.following import follow
from app.panels.timetable.actions.possible import must_be_possible
from app.panels.timetable.actions.taking import take
from app.panels.timetable.actions.writing import write
from app.panels.timetable.models import InterviewDay, Timetable
from app.panels.timetable.rules import MOST_CANDIDATES, Misfit, Needs, Prefer, needs_problems
from app.panels.timetable.rules.changes import (
    Add,
    Hours,
    Lengths,
    Move,
    NoPause,
    Pause,
    Wanted,
    Withdraw,
    made,
    outcomes,
)
from app.panels.timetable.rules.picture import Outcome, TooLong
from app.panels.timetable.states import What
from app.panels.timetable.words import misfit_words, too_long_words

MOST_NUMBERS = 99
ADD = 0  # the candidate of an `Add` before they have a row
WHAT: dict[type, What] = {
    Withdraw: What.WITHDREW, Add: What.ADDED, Hours: What.DAY, Move: What.SLOT, Pause: What.BREAK,
    NoPause: What.NO_BREAK, Lengths: What.LENGTHS,
}  # fmt: skip


@dataclass(frozen=True)
class Changed:
    """What a change did: the days it touched, what calendars show now, and what each other way would do."""

    outcomes: tuple[Outcome, ...]
    calendar: tuple[CalendarHours, ...]
    otherwise: Mapping[Prefer, tuple[Outcome, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Saving:
    """How a change is saved: of which version, what it tries first, whether calendars follow, and why it is."""

    version: int | None = None
    prefer: Prefer = Prefer.FEWEST
    tell: bool = True
    reason: str = ""


def make(
    panel_id: int, lengths: Mapping[str, Any], candidates: int | None, saving: Saving, *, again: bool = False, by: Actor
) -> Changed:
    """With these lengths, the first time for so many candidates. `again` spreads those who are there anew."""
    panel, opportunity = take(panel_id, saving.version)
    days, timetable = queries.days_of(panel), queries.timetable_of(panel)
    if not days:
        raise RuleBroken(_("Add the day of the interviews first."))
    first, groups = timetable is None, "\n".join(queries.groups_of(panel))
    if timetable is None:
        timetable = Timetable(panel_id=panel.id)
        db.session().add(timetable)
    for name, value in {**lengths, "groups": groups}.items():
        setattr(timetable, name, value)
    db.session().flush()
    refuse(needs_problems(queries.needs_of(timetable)))
    here = queries.coming(panel) or _candidates(panel, candidates or 0)
    now = clock.now()
    picture = queries.picture(timetable, days, now)
    if first or again or not any(day.candidates for day in picture.days.values()):
        found = made(picture, [each.id for each in here], now)
        if isinstance(found, Misfit):
            raise Refused([Problem("candidates", misfit_words(len(here), found, len(days)))])
    else:
        found = _outcomes(partial(outcomes, picture, Lengths(), now, Prefer.EARLIEST))
    return _save(panel, opportunity, days, found, picture.needs, saving, What.MADE if first else What.LENGTHS, by=by)


def _candidates(panel: Panel, number: int) -> list[Candidate]:
    if not 1 <= number <= MOST_CANDIDATES:
        refuse(
            [Problem("candidates", _("Enter how many candidates you expect, up to %(most)d.", most=MOST_CANDIDATES))]
        )
    return [_candidate(panel, "") for _each in range(number)]


def _candidate(panel: Panel, code: str) -> Candidate:
    """The next number, which nobody had before."""
    must_be_code(code)
    number = queries.next_number(panel)
    if number > MOST_NUMBERS:
        raise RuleBroken(_("This panel has no numbers left for another candidate."))
    candidate = Candidate(panel_id=panel.id, number=number, reference=code)
    db.session().add(candidate)
    db.session().flush()
    return candidate


def change(panel_id: int, wanted: Wanted, saving: Saving, *, code: str = "", by: Actor) -> Changed:
    """One change of a timetable that is there. Refused with a sentence where a day could not hold it."""
    panel, opportunity = take(panel_id, saving.version)
    days, timetable = queries.days_of(panel), queries.timetable_of(panel)
    if timetable is None:
        if isinstance(wanted, Hours):
            return _only_hours(panel, days, wanted, by=by)
        raise RuleBroken(_("Make the timetable first."))
    now = clock.now()
    picture = queries.picture(timetable, days, now)
    must_be_possible(wanted, picture, now)
    if isinstance(wanted, Add):
        wanted = replace(wanted, candidate=_candidate(panel, code).id)
    found = _outcomes(partial(outcomes, picture, wanted, now, saving.prefer))
    if isinstance(wanted, Withdraw):
        db.session().get_one(Candidate, wanted.candidate).withdrawn_at = now
    ways = [each for each in Prefer if each is not saving.prefer]
    otherwise = {each: tuple(_outcomes(partial(outcomes, picture, wanted, now, each))) for each in ways}
    done = _save(panel, opportunity, days, found, picture.needs, saving, WHAT[type(wanted)], by=by)
    return replace(done, otherwise=otherwise)


def _only_hours(panel: Panel, days: Sequence[InterviewDay], wanted: Hours, *, by: Actor) -> Changed:
    """Before there is a timetable, a day has hours and nothing else."""
    must_be_in_order(wanted.arrives_at, wanted.ends_by)
    day = next(each for each in days if each.id == wanted.day)
    day.arrives_at, day.ends_by, day.begins_after = wanted.arrives_at, wanted.ends_by, wanted.late
    emit(events.TimetableChanged(panel.id, What.DAY, 0), by=by)
    return Changed((), ())


def _outcomes(work: Callable[[], list[Outcome]]) -> list[Outcome]:
    try:
        return work()
    except TooLong as long:
        raise RuleBroken(too_long_words(long.day.on, long.minutes)) from long


def _save(  # noqa: PLR0917
    panel: Panel, opportunity: Opportunity | None, days: Sequence[InterviewDay], found: Sequence[Outcome],
    needs: Needs, saving: Saving, what: What, *, by: Actor,
) -> Changed:  # fmt: skip
    by_id, now = {day.id: day for day in days}, clock.now()
    for outcome in found:
        write(by_id[outcome.day.id], needs, outcome, now)
    panel.candidates = len(queries.coming(panel)) or None
    meetings = [outcome.day.moment(outcome.plan.joint[0]) for outcome in found if outcome.plan.joint]
    panel.joint_at = max(meetings, default=panel.joint_at)
    followed: list[CalendarHours] = []
    if opportunity is not None:
        followed = follow(opportunity, days, found, tell=saving.tell, reason=saving.reason, by=by)
    emit(events.TimetableChanged(panel.id, what, sum(len(outcome.moved) for outcome in found)), by=by)
    return Changed(tuple(found), tuple(followed))

"""The days of the interviews, which slots stay, and the codes of candidates."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.formatting import day as day_words
from app.core.formatting import local
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import refuse
from app.opportunities.conditions.shapes import Problem
from app.panels.models import Candidate, Panel
from app.panels.rules import is_reference
from app.panels.timetable import events, queries
from app.panels.timetable.actions.taking import take
from app.panels.timetable.models import InterviewDay, TimetableItem
from app.panels.timetable.states import ItemKind

MOST_DAYS = 10


def take_days(panel_id: int, *, by: Actor) -> int:
    """The days of the opportunity's sessions that are not there yet: arrival and latest finish are theirs."""
    panel, _opportunity = take(panel_id)
    there = {day.on for day in queries.days_of(panel)}
    found = 0
    for session in queries.sessions_of(panel):
        on = local(session.starts_at).date()
        if on not in there and session.starts_at > clock.now():
            there.add(on)
            _add(panel, on, session.starts_at, session.ends_at, "", by=by)
            found += 1
    if not found:
        raise RuleBroken(_("The opportunity has no other day to come. Add a day instead."))
    return found


def add_day(
    panel_id: int, on: date, arrives_at: datetime, ends_by: datetime, *, venue: str = "", version: int | None = None,
    by: Actor,
) -> InterviewDay:  # fmt: skip
    panel, _opportunity = take(panel_id, version)
    days = queries.days_of(panel)
    if on in {day.on for day in days}:
        refuse([Problem("on", _("%(day)s is there already. Change it instead.", day=day_words(on)))])
    if len(days) >= MOST_DAYS:
        refuse([Problem("on", _("A panel has at most %(most)d days.", most=MOST_DAYS))])
    if arrives_at <= clock.now():
        refuse([Problem("on", _("The day must be in the future. Check the day, the month and the year."))])
    must_be_in_order(arrives_at, ends_by)
    return _add(panel, on, arrives_at, ends_by, venue, by=by)


def must_be_in_order(arrives_at: datetime, ends_by: datetime) -> None:
    if ends_by <= arrives_at:
        refuse([Problem("ends", _("The latest finish must be later than the arrival."))])


def _add(panel: Panel, on: date, arrives_at: datetime, ends_by: datetime, venue: str, *, by: Actor) -> InterviewDay:
    day = InterviewDay(panel_id=panel.id, on=on, arrives_at=arrives_at, ends_by=ends_by, venue=venue)
    db.session().add(day)
    db.session().flush()
    emit(events.InterviewDayAdded(panel.id, on), by=by)
    return day


def remove_day(panel_id: int, day_id: int, *, by: Actor) -> None:
    """One on which nobody is seen."""
    panel, _opportunity = take(panel_id)
    day = next((each for each in queries.days_of(panel) if each.id == day_id), None)
    if day is None:
        return
    if any(row.kind is ItemKind.INTERVIEW for row in day.items):
        raise RuleBroken(_("Candidates are seen on this day. Move them to another day first."))
    db.session().delete(day)
    db.session().flush()
    emit(events.InterviewDayRemoved(panel.id, day.on), by=by)


def pin(panel_id: int, item_id: int, *, pinned: bool, by: Actor) -> None:
    """A pinned slot stays where it is whatever else is changed. Twice is once."""
    take(panel_id)
    row = db.session().get(TimetableItem, item_id, populate_existing=True)
    if row is None or row.candidate_id is None or row.day.panel_id != panel_id:
        raise RuleBroken(_("This slot was changed in the meantime. Please look at the timetable again."))
    if row.pinned != pinned:
        row.pinned = pinned
        emit(events.SlotPinned(panel_id, row.candidate_id, pinned), by=by)


def must_be_code(code: str) -> None:
    if code and not is_reference(code):
        sentence = _("Type a code such as 4471 or 334-25-0012. If it is a name, leave it out: names stay elsewhere.")
        refuse([Problem("reference", sentence)])


def set_code(panel_id: int, candidate_id: int, code: str, *, by: Actor) -> None:
    """The code of the recruitment system for a candidate, or none; nothing that could be a name."""
    take(panel_id)
    candidate = db.session().get_one(Candidate, candidate_id, populate_existing=True)
    must_be_code(code)
    if candidate.reference != code:
        candidate.reference = code
        emit(events.CandidateCodeSet(panel_id, candidate.id), by=by)

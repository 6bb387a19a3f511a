"""Reads about timetables: the rows, and the picture they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.core.clock import LONDON
from app.core.formatting import local
from app.core.forms import combine
from app.core.i18n import gettext as _
from app.opportunities.models import Session
from app.opportunities.rules.times import planned
from app.panels import queries as panels
from app.panels.models import Candidate, Panel
from app.panels.queries import Sitting
from app.panels.states import PanelShape
from app.panels.timetable.models import InterviewDay, Timetable, TimetableItem
from app.panels.timetable.rules import Fixed, Needs, RestKind, Slot
from app.panels.timetable.rules.picture import DayPicture, Picture
from app.panels.timetable.states import ItemKind

RESTS = {ItemKind.BREAK: RestKind.BREAK, ItemKind.LUNCH: RestKind.LUNCH, ItemKind.ADDED: RestKind.ADDED}


def timetable_of(panel: Panel) -> Timetable | None:
    return db.session().scalars(select(Timetable).where(Timetable.panel_id == panel.id)).one_or_none()


def days_of(panel: Panel) -> list[InterviewDay]:
    """With everything on them."""
    which = select(InterviewDay).where(InterviewDay.panel_id == panel.id).order_by(InterviewDay.on)
    whole = selectinload(InterviewDay.items).joinedload(TimetableItem.candidate)
    return list(db.session().scalars(which.options(whole).execution_options(populate_existing=True)))


def coming(panel: Panel) -> list[Candidate]:
    """Those who have not withdrawn, by number."""
    which = select(Candidate).where(Candidate.panel_id == panel.id, Candidate.withdrawn_at.is_(None))
    return list(db.session().scalars(which.order_by(Candidate.number)))


def labels(panel_id: int) -> list[Candidate]:
    """Everybody who ever had a number."""
    return list(db.session().scalars(select(Candidate).where(Candidate.panel_id == panel_id)))


def next_number(panel: Panel) -> int:
    """No number is given twice, also not that of somebody who has withdrawn."""
    which = select(Candidate.number).where(Candidate.panel_id == panel.id).order_by(Candidate.number.desc()).limit(1)
    return (db.session().scalar(which) or 0) + 1


def item(ref: str) -> TimetableItem | None:
    whole = (joinedload(TimetableItem.day).joinedload(InterviewDay.panel), joinedload(TimetableItem.candidate))
    return db.session().scalars(select(TimetableItem).where(TimetableItem.ref == ref).options(*whole)).one_or_none()


def groups_of(panel: Panel) -> list[str]:
    """The names of parallel panels, at least two, as those who sit on them have them. None where there is one panel."""
    if panel.shape is not PanelShape.PARALLEL:
        return []
    named = sorted({one.group for one in panels.sitting(panel) if one.group}, key=str.casefold)
    spare = [name for name in (_("Panel of advisors"), _("Panel of staff")) if name not in named]
    return named if len(named) > 1 else [*named, *spare][:2]


def group_of(one: Sitting, groups: Sequence[str]) -> list[str]:
    """On which of the parallel panels somebody sits: as they are named, else by who they are, else on all."""
    if one.group in groups:
        return [one.group]
    usual = _("Panel of advisors") if one.advises else _("Panel of staff")
    return [usual] if usual in groups else list(groups)


def sessions_of(panel: Panel) -> Sequence[Session]:
    """The sessions to come of its opportunity that stand for days of interviews."""
    sessions = planned(panel.opportunity.sessions) if panel.opportunity else []
    return sorted(sessions, key=lambda session: session.starts_at)  # type: ignore[arg-type]


def session_on(sessions: Iterable[Session], day: InterviewDay) -> Session | None:
    """The session of a day: of several, the longest, which a planning meeting or a debrief is not."""
    same = [session for session in sessions if local(session.starts_at).date() == day.on]
    return max(same, key=lambda session: session.minutes, default=None)


def picture(timetable: Timetable, days: Iterable[InterviewDay], now: datetime) -> Picture:
    needs = needs_of(timetable)
    return Picture(needs, {day.id: _day(timetable, needs, day, now) for day in days})


def needs_of(timetable: Timetable) -> Needs:
    limits = [each for each in (timetable.break_after, timetable.longest) if each is not None]
    groups = tuple(timetable.groups.splitlines())
    return Needs(
        interview=timetable.interview, gap=timetable.gap, presentation=timetable.presentation, task=timetable.task,
        briefing=timetable.briefing, wash_up=timetable.wash_up, joint=timetable.joint if groups else 0,
        pause=timetable.pause, stretch=min(limits, default=None), lunch=timetable.lunch, groups=groups or ("",),
    )  # fmt: skip


def _day(timetable: Timetable, needs: Needs, day: InterviewDay, now: datetime) -> DayPicture:
    bare = DayPicture(day.id, day.on, day.arrives_at, day.ends_by, day.begins_after, finishes_at=day.finishes_at)
    slots = [
        Slot(row.candidate_id, needs.groups.index(row.group), bare.minute(row.starts_at), row.pinned)
        for row in day.items
        if row.candidate_id is not None and row.group in needs.groups
    ]
    fixed = [
        Fixed(RESTS[row.kind], bare.minute(row.starts_at), bare.minute(row.ends_at))
        for row in day.items
        if row.kind is ItemKind.ADDED or (row.kind in RESTS and row.starts_at < now)
    ]
    return replace(
        bare, slots=tuple(slots), fixed=tuple(fixed),
        lunch_from=_at(day, timetable.lunch_from), lunch_until=_at(day, timetable.lunch_until),
        candidates=tuple(dict.fromkeys(row.candidate_id for row in day.items if row.candidate_id is not None)),
    )  # fmt: skip


def _at(day: InterviewDay, minutes: int) -> datetime:
    """Of a day, so many minutes after midnight on London clocks: lunch is never in the hour that clocks skip."""
    return combine(day.on, time(minutes // 60, minutes % 60, tzinfo=LONDON))

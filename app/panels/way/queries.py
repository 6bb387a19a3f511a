"""Reads about the tasks of panels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.panels.models import Panel
from app.panels.queries import sits_on, sitting
from app.panels.states import PanelRole, PanelState
from app.panels.way.models import PanelTask
from app.panels.way.states import ON_THE_DAY, Owner, Step
from app.people.models import Person, TeamMember

ORDER = list(Step)
LATEST_REMINDER = timedelta(days=7)  # after that a task stands on the pages alone


def is_chairs(task: PanelTask, panel: Panel, person_id: int) -> bool:
    """Whether this step is the chair's, and this person chairs."""
    me = sits_on(panel, person_id)
    return me is not None and me.role is PanelRole.CHAIR and task.owner is Owner.CHAIR and task.person_id is None


def tasks_of(panel_id: int) -> list[PanelTask]:
    """In the order of their days, and of their steps where these are the same."""
    wanted = select(PanelTask).where(PanelTask.panel_id == panel_id)
    found = db.session().scalars(wanted.options(joinedload(PanelTask.person), joinedload(PanelTask.done_by)))
    return sorted(found, key=lambda task: (task.due_on, ORDER.index(task.step)))


def task_of(panel_id: int, step: Step) -> PanelTask | None:
    wanted = select(PanelTask).where(PanelTask.panel_id == panel_id, PanelTask.step == step)
    return db.session().scalars(wanted.execution_options(populate_existing=True)).one_or_none()


def open_by(day: date) -> Select[PanelTask]:
    """Not done, although their day has come."""
    return (
        select(PanelTask)
        .join(PanelTask.panel)
        .where(PanelTask.done_at.is_(None), PanelTask.due_on <= day, Panel.state != PanelState.CALLED_OFF)
    )


def to_remind(today: date) -> Sequence[int]:
    wanted = open_by(today).where(
        PanelTask.due_on >= today - LATEST_REMINDER, PanelTask.owner != Owner.TEAM,
        PanelTask.step.not_in(ON_THE_DAY),
        or_(PanelTask.reminded_for.is_(None), PanelTask.reminded_for != PanelTask.due_on),
    )  # fmt: skip
    return db.session().scalars(wanted.with_only_columns(PanelTask.id).order_by(PanelTask.id)).all()


def of_host(person_id: int, today: date) -> list[PanelTask]:
    """What is due, or over, in the teams of a host, and is not the involvement team's; the oldest first."""
    teams = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    wanted = open_by(today).where(
        Panel.team_id.in_(teams), PanelTask.owner != Owner.TEAM, PanelTask.step.not_in(ON_THE_DAY)
    )
    wanted = wanted.options(joinedload(PanelTask.panel)).order_by(PanelTask.due_on, PanelTask.id)
    return list(db.session().scalars(wanted))


def whose(task: PanelTask) -> Person | None:
    """Who is reminded of it: nobody where it is the involvement team's, and never an advisor (then it is the host)."""
    if task.owner is Owner.TEAM:
        return None
    if task.person is not None:
        return task.person
    if task.owner is Owner.CHAIR:
        chairs = (one for one in sitting(task.panel) if one.role is PanelRole.CHAIR and not one.advises)
        found = next((one.person_id for one in chairs if one.person_id), None)
        if found is not None:
            return db.session().get_one(Person, found)
    return task.panel.opportunity.host if task.panel.opportunity else None


def has_chair(panel: Panel) -> bool:
    return any(one.role is PanelRole.CHAIR for one in sitting(panel))

"""The tasks of a panel: made with it, moved with the interviews, done, not needed, and reminded of."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.panels.actions import lock, lock_running
from app.panels.models import Panel
from app.panels.states import PanelState
from app.panels.way import events, queries, rules
from app.panels.way.models import PanelTask
from app.panels.way.states import OWNERS, Owner, Step
from app.people.models import TeamMember


def make(panel_id: int, *, by: Actor) -> None:
    """Every step with its day and its owner. That somebody asked for the panel is done already. Twice is once."""
    panel = lock_running(panel_id)
    if panel.opportunity_id is None or queries.tasks_of(panel_id):
        return
    today = clock.today()
    for step in rules.PLANNED:
        task = PanelTask(
            panel_id=panel_id, step=step, owner=OWNERS.get(step, Owner.HOST),
            due_on=rules.due_on(step, panel.first_on, panel.last_on, today),
        )  # fmt: skip
        if step is Step.REQUEST:
            task.due_on, task.done_at, task.done_by_id = today, clock.now(), by.person_id
        db.session().add(task)
    emit(events.TasksMade(panel_id), by=by)


def follow(panel_id: int, *, by: Actor) -> None:
    """The interviews are on other days. What is done stays, and so does a day that somebody chose."""
    panel = lock(panel_id)
    for task in queries.tasks_of(panel_id):
        if task.done_at is None and not task.by_hand and task.step is not Step.CHAIR:
            task.due_on = rules.due_on(task.step, panel.first_on, panel.last_on, clock.today())
    emit(events.TasksFollowed(panel_id), by=by)


def done(panel_id: int, step: Step, *, not_needed: bool = False, by: Actor) -> None:
    """Somebody says so. Saying the same again changes nothing."""
    task = _task(lock_running(panel_id), step)
    if task.done_at is not None and task.not_needed is not_needed:
        return
    _say_done(task, not_needed=not_needed, by=by)


def done_by_chair(panel_id: int, step: Step, *, by: Actor) -> None:
    """Whoever chairs says so of a step that is the chair's, also where they are not of the host's team."""
    panel = lock_running(panel_id)
    task = _task(panel, step)
    if by.person_id is None or not queries.is_chairs(task, panel, by.person_id):
        raise RuleBroken(_("This step is not yours any more. You do not need to do anything."))
    if task.done_at is None:
        _say_done(task, not_needed=False, by=by)


def did(panel_id: int, step: Step, *, by: Actor) -> None:
    """What another page shows to be done. Nothing where the panel has no such task, or it is done. Never refuses."""
    task = queries.task_of(panel_id, step)
    if task is not None and task.done_at is None:
        _say_done(task, not_needed=False, by=by)


def open_again(panel_id: int, step: Step, *, by: Actor) -> None:
    task = _task(lock_running(panel_id), step)
    if task.done_at is not None:
        task.done_at, task.done_by_id, task.not_needed = None, None, False
        emit(events.TaskOpenedAgain(panel_id, step), by=by)


def set_task(
    panel_id: int, step: Step, *, due_on: date | None, owner: Owner, person_id: int | None = None, by: Actor
) -> None:
    """Another day (or none: counted from the interviews again), or another owner.

    Raises RuleBroken for a person who is not a host of the team, and for a day that is over.
    """
    panel = lock_running(panel_id)
    task, today = _task(panel, step), clock.today()
    if person_id is not None and not _is_host(panel, person_id):
        raise RuleBroken(_("Choose somebody of the team that hosts it."))
    if due_on is not None and due_on < today and due_on != task.due_on:
        raise RuleBroken(_("Choose today or a day to come."))
    counted = rules.due_on(step, panel.first_on, panel.last_on, today) if step is not Step.CHAIR else task.due_on
    task.by_hand = due_on is not None and due_on != counted
    task.due_on = due_on or counted
    task.owner, task.person_id = owner, person_id
    emit(events.TaskSet(panel_id, step, task.due_on), by=by)


def remind(task_id: int, today: date, *, by: Actor) -> bool:
    """Once for each day that it is due on. Whether there was anything to say."""
    row = db.session().get_one(PanelTask, task_id)
    panel = lock(row.panel_id)
    task = queries.task_of(panel.id, row.step)
    if task is None or task.done_at or task.reminded_for == task.due_on or panel.state is PanelState.CALLED_OFF:
        return False
    if task.due_on > today:
        return False
    task.reminded_for = task.due_on
    emit(events.TaskDue(task.id), by=by)
    return True


def chair_gone(panel_id: int, *, by: Actor) -> None:
    """Whoever was to chair is gone. While the panel lies ahead and nobody else chairs it, somebody has to be found."""
    panel = lock(panel_id)
    if panel.state is not PanelState.PLANNED or panel.last_on < clock.today() or queries.has_chair(panel):
        return
    task = queries.task_of(panel_id, Step.CHAIR)
    if task is None:
        task = PanelTask(panel_id=panel_id, step=Step.CHAIR, owner=Owner.HOST)
        db.session().add(task)
    task.done_at, task.done_by_id, task.not_needed, task.reminded_for = None, None, False, None
    task.due_on = rules.find_a_chair_by(clock.today(), panel.first_on)
    db.session().flush()
    emit(events.ChairWanted(panel_id, task.id), by=by)


def chair_found(panel_id: int, *, by: Actor) -> None:
    """Somebody sits on it who may be its chair: nobody has to be looked for then."""
    panel = lock(panel_id)
    if queries.has_chair(panel):
        did(panel_id, Step.CHAIR, by=by)


def _say_done(task: PanelTask, *, not_needed: bool, by: Actor) -> None:
    task.done_at, task.done_by_id, task.not_needed = clock.now(), by.person_id, not_needed
    emit(events.TaskDone(task.panel_id, task.step, not_needed), by=by)


def _task(panel: Panel, step: Step) -> PanelTask:
    task = queries.task_of(panel.id, step)
    if task is None:
        raise RuleBroken(_("That is not there any more. Look at the page again."))
    return task


def _is_host(panel: Panel, person_id: int) -> bool:
    wanted = select(TeamMember.id).where(TeamMember.team_id == panel.team_id, TeamMember.person_id == person_id)
    return db.session().scalar(wanted) is not None

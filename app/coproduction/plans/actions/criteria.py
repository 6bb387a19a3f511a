"""Criteria: their words, copies from a framework, and what was reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from app.coproduction.plans import events
from app.coproduction.plans.actions.taking import take, take_of, words_open
from app.coproduction.plans.models import Framework, Plan, PlanCriterion
from app.coproduction.plans.rules import MOST_CRITERIA, Line, aims_lower
from app.coproduction.plans.states import OwnerState, PlanState, Reached
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move

AGREED = ("priority", "statement", "measure", "baseline", "target", "target_on", "ladder_aim")  # what a yes is said to


def save(plan_id: int, criterion_id: int | None, answers: Mapping[str, Any], *, by: Actor) -> int:
    """A new criterion, or other words for one. Who said yes to the words before is asked again, but for who wrote."""
    plan = take(plan_id)
    words_open(plan)
    if aims_lower(answers["ladder_now"], answers["ladder_aim"]):
        raise RuleBroken(_("Aim at least as high as you are now. Choose another step."))
    row = next((each for each in plan.criteria if each.id == criterion_id), None)
    if criterion_id is not None and row is None:
        raise RuleBroken(_("This criterion is not there any more. Look at the plan again."))
    if row is None:
        _room(plan, 1)
        row = PlanCriterion(plan_id=plan_id, position=_last(plan_id) + 1)
        db.session().add(row)
    before = [getattr(row, name) for name in AGREED]
    for name in (*AGREED, "ladder_now"):
        setattr(row, name, answers[name])
    db.session().flush()
    emit(events.CriterionSaved(plan_id, row.id), by=by)
    if criterion_id is not None and before != [getattr(row, name) for name in AGREED]:
        _ask_again(row, by)
    return row.id


def _ask_again(row: PlanCriterion, by: Actor) -> None:
    for owner in row.owners:
        if owner.state is OwnerState.YES and owner.person_id != by.speaks_for:
            owner.at = clock.now()
            move(owner, OwnerState.ASKED, by=by, now=clock.now())
            emit(events.OwnerAsked(owner.id, again=True), by=by)


def copy(plan_id: int, framework_id: int, *, by: Actor) -> int:
    """The lines of a framework as criteria; those that are there already are not copied again. Returns how many."""
    plan = take(plan_id)
    words_open(plan)
    framework = db.session().get_one(Framework, framework_id)
    there = {(row.priority, row.statement) for row in plan.criteria}
    lines = [Line(*cells) for cells in framework.lines]
    fresh = [line for line in lines if (line.priority, line.statement) not in there]
    _room(plan, len(fresh))
    last = _last(plan_id)
    db.session().add_all(
        PlanCriterion(
            plan_id=plan_id, position=last + place, priority=line.priority, statement=line.statement,
            measure=line.measure, source=framework.name, reached=Reached.NOT_YET,
        )
        for place, line in enumerate(fresh, start=1)
    )  # fmt: skip
    if fresh:
        emit(events.CriteriaCopied(plan_id, framework_id, len(fresh)), by=by)
    return len(fresh)


def _room(plan: Plan, more: int) -> None:
    if len(plan.criteria) + more > MOST_CRITERIA:
        raise RuleBroken(_("A plan has %(most)s criteria at most. Choose what matters most.", most=MOST_CRITERIA))


def _last(plan_id: int) -> int:
    return db.session().scalar(select(func.max(PlanCriterion.position)).where(PlanCriterion.plan_id == plan_id)) or 0


def remove(criterion_id: int, *, by: Actor) -> None:
    """One that nobody has agreed on: what somebody said or showed of it stays."""
    row = take_of(criterion_id)
    words_open(row.plan)
    if row.evidence or row.views or any(owner.state is OwnerState.YES for owner in row.owners):
        raise RuleBroken(_("Somebody looks after this criterion, or has shown something, so it stays."))
    plan_id = row.plan_id
    db.session().delete(row)
    emit(events.CriterionRemoved(plan_id, criterion_id), by=by)


def say_reached(criterion_id: int, reached: Reached, why: str, now: Any, *, by: Actor) -> None:
    """Whether it is reached, why, and where on the ladder it is `now`: said by either owner or who runs the plan."""
    row = take_of(criterion_id)
    if row.plan.state is PlanState.DRAFT:
        raise RuleBroken(_("Say what was reached once the plan is agreed."))
    row.reached, row.why, row.ladder_now = reached, why, now
    emit(events.CriterionSaved(row.plan_id, criterion_id), by=by)

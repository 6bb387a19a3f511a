"""A plan: beginning it, agreeing on it, its reviews, and its end."""

from __future__ import annotations

from datetime import date, timedelta

from app.coproduction.plans import events, rules
from app.coproduction.plans.actions.taking import take
from app.coproduction.plans.models import Plan
from app.coproduction.plans.states import PlanState, StatementState
from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move


def begin(team_id: int, title: str, review_on: date, *, by: Actor) -> Plan:
    plan = Plan(team_id=team_id, title=title, from_on=clock.today(), review_on=review_on, made_at=clock.now())
    _ahead(review_on)
    move(plan, PlanState.DRAFT, by=by, now=clock.now())
    db.session().add(plan)
    db.session().flush()
    emit(events.PlanBegun(plan.id), by=by)
    return plan


def change(plan_id: int, title: str, review_on: date, *, by: Actor) -> None:
    plan = take(plan_id)
    if review_on != plan.review_on:
        _ahead(review_on)
    plan.title, plan.review_on = title, review_on
    emit(events.PlanChanged(plan_id), by=by)


def _ahead(review_on: date) -> None:
    if review_on <= clock.today():
        raise RuleBroken(_("The review is still to come. Choose a later day."))


def agree(plan_id: int, *, by: Actor) -> None:
    """Both owners of every criterion have said yes. Twice is once."""
    plan = take(plan_id)
    if plan.state is PlanState.AGREED:
        return
    missing = rules.lacks(plan.criteria)
    if missing:
        raise RuleBroken(_("Not everything is agreed yet. %(what)s", what=missing[0]))
    if plan.review_on <= clock.today():
        raise RuleBroken(_("The day of the review has passed. Choose the next one first."))
    _go(plan, PlanState.AGREED, by)


def review(plan_id: int, *, by: Actor) -> None:
    plan = take(plan_id)
    if plan.state is not PlanState.REVIEW:
        _go(plan, PlanState.REVIEW, by)


def close(plan_id: int, *, by: Actor) -> None:
    """It ends with a statement that everybody can read."""
    plan = take(plan_id, over=True)
    if plan.state is PlanState.CLOSED:
        return
    if not any(row.state is StatementState.PUBLISHED for row in plan.statements):
        raise RuleBroken(_("A plan is closed with a statement. Make one, and ask the involvement team to publish it."))
    _go(plan, PlanState.CLOSED, by)


def drop(plan_id: int, *, by: Actor) -> None:
    plan = take(plan_id, over=True)
    if plan.state is not PlanState.DROPPED:
        _go(plan, PlanState.DROPPED, by)


def _go(plan: Plan, to: PlanState, by: Actor) -> None:
    if to not in Plan.transitions[plan.state]:
        raise RuleBroken(_("The plan has moved on meanwhile. Look at the page again."))
    move(plan, to, by=by, now=clock.now())
    emit(events.PlanMoved(plan.id, to.value), by=by)


def remind(plan_id: int) -> bool:
    """Whoever looks after it hears that its review is near: once for each day of review. Returns whether it was now."""
    plan = take(plan_id, over=True)
    soon = plan.review_on <= clock.today() + timedelta(days=rules.REMIND_DAYS)
    if plan.state is not PlanState.AGREED or plan.reminded_for == plan.review_on or not soon:
        return False
    plan.reminded_for = plan.review_on
    emit(events.PlanReviewDue(plan_id), by=SYSTEM)
    return True

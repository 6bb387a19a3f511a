"""What is said of a year: made from the plan as it stands, published by the involvement team, withdrawn."""

from __future__ import annotations

from datetime import date

from app.coproduction.plans import events, rules
from app.coproduction.plans.actions.taking import take
from app.coproduction.plans.models import Statement
from app.coproduction.plans.states import PlanState, Reached, StatementState
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move


def make(plan_id: int, from_on: date, until_on: date, words: str, *, by: Actor) -> Statement:
    """A draft from the plan as it is now. While one waits to be published, it is made anew."""
    plan = take(plan_id)
    if plan.state is PlanState.DRAFT:
        raise RuleBroken(_("A statement says what came of an agreed plan. Agree on it first."))
    if until_on > clock.today() or from_on > until_on:
        raise RuleBroken(_("A statement is of days that are over, the first before the last. Change one of them."))
    silent = [row for row in plan.criteria if row.reached in {Reached.NOT_REACHED, Reached.PARTLY} and not row.why]
    if silent:
        raise RuleBroken(_("Say first why this was not reached: “%(what)s”", what=rules.short(silent[0].statement)))
    said = rules.said(plan.criteria, from_on, until_on)
    row = next((each for each in plan.statements if each.state is StatementState.DRAFT), None)
    if row is None:
        row = Statement(plan_id=plan_id)
        move(row, StatementState.DRAFT, by=by, now=clock.now())
    row.from_on, row.until_on, row.words, row.made_at = from_on, until_on, words, clock.now()
    row.said = said
    db.session().add(row)
    db.session().flush()
    emit(events.StatementMade(row.id), by=by)
    return row


def publish(statement_id: int, *, by: Actor) -> None:
    _go(statement_id, StatementState.PUBLISHED, by)


def withdraw(statement_id: int, *, by: Actor) -> None:
    """It was published, and is no more: one with a mistake in it is made anew."""
    _go(statement_id, StatementState.WITHDRAWN, by)


def _go(statement_id: int, to: StatementState, by: Actor) -> None:
    found = db.session().get_one(Statement, statement_id)
    take(found.plan_id, over=True)
    row = db.session().get_one(Statement, statement_id, populate_existing=True)
    if row.state is to:
        return
    if to not in Statement.transitions[row.state]:
        raise RuleBroken(_("This statement has moved on meanwhile. Look at the page again."))
    move(row, to, by=by, now=clock.now())
    emit(events.StatementMoved(statement_id, to.value), by=by)

"""Taking the row of a plan: whoever writes to it does so one after the other, its owners too."""

from __future__ import annotations

from sqlalchemy import update

from app.coproduction.plans.models import Plan, PlanCriterion
from app.coproduction.plans.states import OVER, WORDS_OPEN
from app.core import db
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _


def take(plan_id: int, *, over: bool = False) -> Plan:
    """The plan, taken. One that is over takes no more changes, unless `over`."""
    db.session().execute(update(Plan).where(Plan.id == plan_id).values(version=Plan.version + 1))
    plan = db.session().get_one(Plan, plan_id, populate_existing=True)
    if plan.state in OVER and not over:
        raise RuleBroken(_("This plan is over, so nothing was changed. Begin a new one instead."))
    return plan


def take_of(criterion_id: int) -> PlanCriterion:
    """One criterion, its plan taken. RuleBroken where it was removed meanwhile."""
    plan_id = db.session().get(PlanCriterion, criterion_id)
    if plan_id is None:
        raise _gone()
    take(plan_id.plan_id)
    found = db.session().get(PlanCriterion, criterion_id, populate_existing=True)
    if found is None:
        raise _gone()
    return found


def words_open(plan: Plan) -> None:
    if plan.state not in WORDS_OPEN:
        raise RuleBroken(_("What was agreed is changed at a review. Say first that the plan is under review."))


def _gone() -> RuleBroken:
    return RuleBroken(_("This criterion is not there any more. Look at the plan again."))

"""The blueprint, and load-and-authorise for a plan of one's own area."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, url_for

from app.coproduction.plans import queries
from app.coproduction.plans.models import Plan, PlanCriterion
from app.coproduction.plans.permissions import may_run_in
from app.core import web
from app.core.permissions import allow
from app.people import permissions as people

bp = Blueprint("plans", __name__)
AREA = "/<any(host, team):area>/plans"
CRITERION = AREA + "/<ref>/criteria/<criterion>"
MINE = "/my-plans"
staff = allow(people.host, people.team)
Answer = Response | str


def load(area: str, ref: str) -> Plan:
    return web.load(Plan, ref, may_run_in(area), queries.TEAM)


def load_whole(area: str, ref: str) -> Plan:
    return web.load(Plan, ref, may_run_in(area), *queries.whole())


def load_criterion(area: str, ref: str, criterion: str) -> PlanCriterion:
    may: Any = may_run_in(area)
    found = web.load(PlanCriterion, criterion, lambda user, row: may(user, row.plan), *queries.one_whole())
    return found if found.plan.ref == ref else abort(404)


def page(area: str, ref: str) -> str:
    return url_for("plans.show", area=area, ref=ref)


def criterion_page(area: str, row: PlanCriterion) -> str:
    return url_for("plans.criterion", area=area, ref=row.plan.ref, criterion=row.ref)

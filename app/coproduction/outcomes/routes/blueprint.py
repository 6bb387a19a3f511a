"""The blueprint that the modules beside this one fill, and load-and-authorise for an outcome of one's own area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, Response, url_for
from sqlalchemy.orm import joinedload, selectinload

from app.coproduction.outcomes.models import OutcomePoint
from app.coproduction.outcomes.permissions import may_write
from app.coproduction.outcomes.queries import WITH_OPPORTUNITY
from app.core import web
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.people import permissions as people
from app.people.models import Team
from app.reviews.models import ReviewAction
from app.reviews.queries import of_opportunity

bp = Blueprint("outcomes", __name__)
AREA = "/<any(host, team):area>"
OF_ONE = AREA + "/opportunities/<ref>/outcome"
POINT = AREA + "/outcome-points/<ref>"
staff = allow(people.host, people.team)
Answer = Response | str
TEAM = joinedload(Opportunity.team).selectinload(Team.members)


def _in(area: str) -> Callable[[Any], bool]:
    return people.team if area == "team" else people.host


def load(area: str, ref: str) -> Opportunity:
    """A host's own under /host, anybody's under /team: who is both finds each where it belongs."""
    here = _in(area)
    return web.load(Opportunity, ref, lambda user, row: here(user) and may_write(user, row), TEAM,
                    joinedload(Opportunity.kind), selectinload(Opportunity.sessions))  # fmt: skip


def load_point(area: str, ref: str) -> OutcomePoint:
    here = _in(area)
    may: Callable[[Any, OutcomePoint], bool] = lambda user, row: here(user) and may_write(user, row.outcome.opportunity)  # noqa: E731
    return web.load(OutcomePoint, ref, may, *WITH_OPPORTUNITY)


def page(area: str, ref: str) -> str:
    return url_for("outcomes.show", area=area, ref=ref)


def actions_of(opportunity_id: int) -> Sequence[ReviewAction]:
    """What the team does about the report of the review that this opportunity is part of."""
    review = of_opportunity(opportunity_id)
    return review.actions if review else []

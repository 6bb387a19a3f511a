"""Plans whose review is past its day, and statements that wait to be published."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.coproduction.plans.models import Plan, Statement
from app.coproduction.plans.states import PlanState, StatementState
from app.core.clock import LONDON
from app.core.formatting import short_day
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.people.models import Team


def plans_to_review(viewer: Viewer) -> Iterator[Need]:
    wanted = select(Plan.ref, Plan.title, Plan.review_on, Team.name).join(Team, Team.id == Plan.team_id)
    past = Plan.state == PlanState.AGREED, Plan.review_on < viewer.now.astimezone(LONDON).date()
    for row in oldest(wanted.where(*past), Plan.made_at, Plan.id):
        said = _(
            "The plan of %(team)s was to be looked at on %(day)s: %(plan)s", team=row.name, plan=row.title,
            day=short_day(row.review_on),
        )  # fmt: skip
        yield Need(row.since, said, url_for("plans.show", area="team", ref=row.ref))


def statements_to_publish(_viewer: Viewer) -> Iterator[Need]:
    wanted = (
        select(Statement.ref, Plan.ref.label("plan"), Plan.title, Team.name)
        .join(Plan, Plan.id == Statement.plan_id).join(Team, Team.id == Plan.team_id)
        .where(Statement.state == StatementState.DRAFT)
    )  # fmt: skip
    for row in oldest(wanted, Statement.made_at, Statement.id):
        said = _("A statement of %(team)s waits to be published: %(plan)s", team=row.name, plan=row.title)
        yield Need(row.since, said, url_for("plans.statement", area="team", ref=row.plan, statement=row.ref))

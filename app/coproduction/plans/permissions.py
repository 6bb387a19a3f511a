"""Who runs a plan, and whose a criterion is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.coproduction.plans.models import Owner, Plan, PlanCriterion, Statement
from app.coproduction.plans.states import HERE, OwnerState, Side, StatementState
from app.people.permissions import host, team


def may_run(user: Any, plan: Plan) -> bool:
    """A host of the team it is of, and the involvement team. Needs `team.members`."""
    return team(user) or (host(user) and user.person_id in {member.person_id for member in plan.team.members})


def may_run_in(area: str) -> Callable[[Any, Plan], bool]:
    """A host's own under /host, anybody's under /team: who is both finds each where it belongs."""

    def may(user: Any, plan: Plan) -> bool:
        return team(user) if area == "team" else host(user) and may_run(user, plan)

    return may


def mine(user: Any, criterion: PlanCriterion) -> bool:
    """Somebody who was asked to look after it, or does. Who said no, or has stepped back, sees it no more.

    An owner of staff who has left the team does not either.
    """
    owner = of(criterion, user.person_id) if user.is_authenticated else None
    if owner is None or owner.state not in HERE:
        return False
    members = {member.person_id for member in criterion.plan.team.members}
    return owner.side is Side.LIVED or user.person_id in members


def looks_after(user: Any, criterion: PlanCriterion) -> bool:
    """Has said yes to it."""
    owner = of(criterion, user.person_id) if user.is_authenticated else None
    return mine(user, criterion) and owner is not None and owner.state is OwnerState.YES


def of(criterion: PlanCriterion, person_id: int) -> Owner | None:
    """Their own part in it; whoever is on both sides of it speaks as who answered last."""
    found = [owner for owner in criterion.owners if owner.person_id == person_id]
    return max(found, key=lambda owner: (owner.state in HERE, owner.at), default=None)


def may_read(_user: Any, statement: Statement) -> bool:
    """Everybody, once it is published and until it is withdrawn."""
    return statement.state is StatementState.PUBLISHED

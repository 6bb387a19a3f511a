"""Who holds which cost centre, themselves or for somebody who is away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, select
from sqlalchemy.orm import joinedload

from app.core import clock, db
from app.opportunities.models import Opportunity
from app.people.models import Account, Person, Role, RoleGrant, Team
from app.recognition.signing.models import BudgetDeputy, BudgetHolder

NO_CENTRE = ""


@dataclass
class Holding:
    """Of one cost centre: whether it is their own, and for whom else they act in it today (ids)."""

    own: bool = False
    acting_for: list[int] = field(default_factory=list)


def centre() -> ColumnElement[str]:
    """`Opportunity.charged_to` in SQL, of an opportunity joined with its team."""
    none: Any = literal_column("''")  # no parameter: PostgreSQL groups by it
    found: Any = func.coalesce(func.nullif(Opportunity.cost_centre, none), func.nullif(Team.cost_centre, none), none)
    return found  # type: ignore[no-any-return]


def centres_of(person_id: int) -> dict[str, Holding]:
    """By cost centre, what somebody holds themselves or for others today."""
    today = clock.today()
    for_them = and_(
        BudgetDeputy.person_id == BudgetHolder.person_id, BudgetDeputy.deputy_id == person_id,
        BudgetDeputy.from_on <= today, BudgetDeputy.until_on >= today,
    )  # fmt: skip
    wanted = (
        select(BudgetHolder.cost_centre, BudgetHolder.person_id)
        .where((BudgetHolder.person_id == person_id) | select(BudgetDeputy.id).where(for_them).exists())
        .order_by(BudgetHolder.cost_centre, BudgetHolder.id)
    )
    found: dict[str, Holding] = {}
    for cost_centre, holder_id in db.session().execute(wanted):
        holding = found.setdefault(cost_centre, Holding())
        if holder_id == person_id:
            holding.own = True
        else:
            holding.acting_for.append(holder_id)
    return found


def holders() -> Sequence[BudgetHolder]:
    """Everybody who holds any, by cost centre."""
    wanted = select(BudgetHolder).join(BudgetHolder.person).options(joinedload(BudgetHolder.person))
    return db.session().scalars(wanted.order_by(BudgetHolder.cost_centre, Person.sought, BudgetHolder.id)).all()


def known_centres() -> list[str]:
    """Every cost centre that stands on a team or on an opportunity, or that somebody holds."""
    found: set[str] = set()
    for column in (Team.cost_centre, Opportunity.cost_centre, BudgetHolder.cost_centre):
        found.update(each for each in db.session().scalars(select(column).distinct()) if each)
    return sorted(found)


def budget_people() -> Sequence[Person]:
    """Everybody who can sign in as a budget holder."""
    wanted = (
        select(Person)
        .join(Account, Account.person_id == Person.id)
        .where(Account.ended_at.is_(None), Person.roles.any(RoleGrant.role == Role.BUDGET))
        .order_by(Person.sought, Person.id)
    )
    return db.session().scalars(wanted).all()


def deputies(*, of: int | None = None) -> Sequence[BudgetDeputy]:
    """Who acts for whom now or later; those of one person alone with `of`."""
    wanted = select(BudgetDeputy).where(BudgetDeputy.until_on >= clock.today())
    if of is not None:
        wanted = wanted.where(BudgetDeputy.person_id == of)
    both = joinedload(BudgetDeputy.person), joinedload(BudgetDeputy.deputy)
    return db.session().scalars(wanted.options(*both).order_by(BudgetDeputy.from_on, BudgetDeputy.id)).all()

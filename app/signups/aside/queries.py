"""Reads about what was set aside; what counts is what still has the days that somebody said no to."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app.core import db
from app.opportunities.models import Opportunity
from app.signups.aside.models import Aside
from app.signups.aside.rules import times_of


def is_aside(person_id: int, opportunity: Opportunity) -> bool:
    wanted = select(Aside.times).where(Aside.person_id == person_id, Aside.opportunity_id == opportunity.id)
    return db.session().scalar(wanted) == times_of(opportunity)


def who_set_aside(opportunity: Opportunity) -> set[int]:
    """Everybody who is not asked about this one."""
    wanted = select(Aside.person_id).where(Aside.opportunity_id == opportunity.id, Aside.times == times_of(opportunity))
    return set(db.session().scalars(wanted))


def asides_of(person_ids: Collection[int]) -> set[tuple[int, int, str]]:
    """(person, opportunity, its days then) of all that these people ever set aside."""
    wanted = select(Aside.person_id, Aside.opportunity_id, Aside.times).where(Aside.person_id.in_(list(person_ids)))
    return {(row[0], row[1], row[2]) for row in db.session().execute(wanted)}

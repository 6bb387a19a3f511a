"""Who has a place, or a name down, where the rule would keep them away."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import selectinload

from app.core import db
from app.opportunities.models import Opportunity, Session
from app.opportunities.queries import facts_of
from app.opportunities.rules.private import kept_from
from app.opportunities.states import LIVE as OFFERED
from app.opportunities.states import SessionState
from app.people.models import Exclusion
from app.signups.apart.models import KeptApart
from app.signups.models import Place
from app.signups.states import LIVE

Pair = tuple[int, int]  # (person, opportunity)


def kept_apart(now: datetime) -> set[Pair]:
    """All of whom it is so: three statements, and one where nobody with a place has a private list."""
    pairs = db.session().execute(_with_a_list(now)).all()
    if not pairs:
        return set()
    facts = facts_of(sorted({row.person_id for row in pairs}))
    wanted = select(Opportunity).where(db.among(Opportunity.id, {row.opportunity_id for row in pairs}))
    rows = {row.id: row for row in db.session().scalars(wanted.options(selectinload(Opportunity.conditions)))}
    return {
        (row.person_id, row.opportunity_id)
        for row in pairs
        if row.person_id in facts and kept_from(rows[row.opportunity_id], facts[row.person_id])
    }


def _with_a_list(now: datetime) -> Select[int, int]:
    any_session = exists().where(Session.opportunity_id == Opportunity.id)
    ahead = exists().where(
        Session.opportunity_id == Opportunity.id, Session.state == SessionState.PLANNED, Session.starts_at > now
    )
    return (
        select(Place.person_id, Place.opportunity_id)
        .join(Opportunity, Opportunity.id == Place.opportunity_id)
        .where(Place.person_id.in_(select(Exclusion.person_id)), Place.state.in_(LIVE))
        .where(Opportunity.state.in_(OFFERED), or_(~any_session, ahead))
        .distinct()
    )


def known() -> dict[Pair, KeptApart]:
    return {(row.person_id, row.opportunity_id): row for row in db.session().scalars(select(KeptApart))}


def waits(person_id: int, opportunity_id: int) -> bool:
    """Whether somebody still has to say something about it."""
    row = db.session().get(KeptApart, (person_id, opportunity_id))
    return row is not None and row.settled_at is None

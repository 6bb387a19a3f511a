"""What a place in an opportunity is decided by, kept in the memory of each process for one edition of it.

Loading the same seats, sessions, conditions and rules on the whole anew took most of the time of a sign-up. `edition`
rises with every change of them, and a writer reads it from the row it has just locked: so what is kept for it is what
is stored. Only readers keep anything, because what a writer sees of its own may be taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from flask import current_app
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, joinedload, load_only, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from app.core import db
from app.core.recent import Recent
from app.opportunities.models import Kind, Opportunity
from app.opportunities.states import OpportunityState

MOST = 400  # opportunities a process keeps
PARTS = (Opportunity.sessions, Opportunity.seats, Opportunity.conditions, Opportunity.mixes)
THEIRS = frozenset({"sessions", "seats"})  # parts that know their opportunity
Key = tuple[str, datetime, int, OpportunityState]
Parts = Mapping[str, Sequence[Any]]


def with_parts(opportunity: Opportunity) -> Opportunity:
    """The same row, with its sessions, seats, conditions and mixes as of its edition; no statement where they are kept.

    They are copies that belong to the session, and may be changed like any others.
    """
    kept: Recent[Key, Parts] = current_app.extensions.setdefault("parts", Recent[Key, Parts](MOST))
    key = (opportunity.ref, opportunity.created_at, opportunity.edition, opportunity.state)
    parts = kept.get(key)
    if parts is not None:
        return _given(opportunity, parts)
    if db.writing():
        fresh = {"populate_existing": True}
        return db.session().scalars(_whole(), {"id": opportunity.id}, execution_options=fresh).one()
    return _given(opportunity, kept.keep(key, _apart(opportunity.id)))


def _given(opportunity: Opportunity, parts: Parts) -> Opportunity:
    session = db.session()
    for name, kept in parts.items():
        here = [session.merge(each, load=False) for each in kept]
        set_committed_value(opportunity, name, here)
        for each in here if name in THEIRS else ():
            set_committed_value(each, "opportunity", opportunity)
    return opportunity


def _apart(opportunity_id: int) -> Parts:
    """Read in a session of their own, which lets them go. Parts that are newer than the row were kept for nobody."""
    with Session(db.engine()) as apart:
        row = apart.scalars(_alone(), {"id": opportunity_id}).one()
        return {part.key: tuple(getattr(row, part.key)) for part in PARTS}


@cache
def _alone() -> Select[Opportunity]:
    wanted = select(Opportunity).where(Opportunity.id == bindparam("id")).options(load_only(Opportunity.id))
    return wanted.options(*(selectinload(part) for part in PARTS))


@cache
def _whole() -> Select[Opportunity]:
    return row_with_kind().options(*(selectinload(part) for part in PARTS))


@cache
def row_with_kind() -> Select[Opportunity]:
    """By `id`: all that is not kept."""
    return select(Opportunity).where(Opportunity.id == bindparam("id")).options(*with_kind())


@cache
def with_kind() -> tuple[ORMOption, ...]:
    """What else may change without a new edition."""
    return (joinedload(Opportunity.kind).joinedload(Kind.course),)

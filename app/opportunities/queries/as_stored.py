"""An opportunity as a writer finds it that has just taken its row: whole, and mostly without asking for it.

Loading the same row, seats, sessions, conditions and rules on the whole anew took most of the time of a sign-up. Each
process keeps them for one edition; the writer reads the stamp with the row in its hand. What is kept was committed, so
nothing that is taken back is ever kept; and a writer who has changed something itself reads what is there.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from app.core import db, editions
from app.core.editions import OPPORTUNITIES, Kept
from app.opportunities.models import Kind, Opportunity

MOST = 400  # opportunities a process keeps
_KEPT: Kept[int, Opportunity] = Kept(OPPORTUNITIES, MOST)


def as_stored(opportunity_id: int) -> Opportunity:
    """With its kind, sessions, seats, conditions and rules on the whole; all of it may be changed like any other row.

    Call it with the row taken: nobody else can change it then. One statement, where it is kept.
    """
    return by_stamp(opportunity_id, editions.stamp_in_hand(OPPORTUNITIES))


def by_stamp(opportunity_id: int, stamp: str | None) -> Opportunity:
    """The same with the stamp `in_hand`: no statement, where it is kept."""
    session = db.session()
    if stamp is None:
        fresh = {"populate_existing": True}
        return session.scalars(_whole(), {"id": opportunity_id}, execution_options=fresh).unique().one()
    return session.merge(_KEPT.under(stamp, opportunity_id, lambda: _apart(opportunity_id)), load=False)


def _apart(opportunity_id: int) -> Opportunity:
    """In a session of its own, which lets it go: what is handed out are copies."""
    with Session(db.engine()) as apart:
        row = apart.scalars(_whole(), {"id": opportunity_id}).unique().one()
        for part in (*row.sessions, *row.seats):
            set_committed_value(part, "opportunity", row)
    return row


@cache
def _whole() -> Select[Opportunity]:
    options = (
        joinedload(Opportunity.kind).joinedload(Kind.course),
        joinedload(Opportunity.seats),
        selectinload(Opportunity.sessions),
        selectinload(Opportunity.conditions),
        selectinload(Opportunity.mixes),
    )
    return select(Opportunity).where(Opportunity.id == bindparam("id")).options(*options)

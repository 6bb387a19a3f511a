"""Who else reads the names of people with a place: said by the room that seats them, in its own transaction."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from app.core import db
from app.opportunities.models import OpportunityReader


def set_readers(opportunity_id: int, person_ids: Iterable[int]) -> None:
    """These, and nobody else, from now on. Called with the panel taken, so two never write at once."""
    wanted, session = set(person_ids), db.session()
    of_it = OpportunityReader.opportunity_id == opportunity_id
    there = set(session.scalars(select(OpportunityReader.person_id).where(of_it)))
    if there - wanted:
        session.execute(delete(OpportunityReader).where(of_it, OpportunityReader.person_id.in_(there - wanted)))
    session.add_all(OpportunityReader(opportunity_id=opportunity_id, person_id=each) for each in wanted - there)
    session.flush()

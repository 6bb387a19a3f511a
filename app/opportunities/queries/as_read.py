"""Opportunities as everybody reads them: whole, and kept by each process while nothing of them has changed.

They belong to no session, are never written to, and fetch nothing more: `card_options` says what they hold. What is one
person's own, and how many places are given away, is not in them. Who may read one is asked anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, raiseload
from sqlalchemy.orm.attributes import set_committed_value

from app.core import db
from app.core.editions import OPPORTUNITIES, Kept
from app.opportunities.models import Opportunity
from app.opportunities.queries import card_options

MOST = 400  # the open opportunities of a large organisation
_BY_REF: Kept[str, Opportunity] = Kept(OPPORTUNITIES, MOST)
_BY_ID: Kept[int, Opportunity] = Kept(OPPORTUNITIES, MOST)


def by_ref(ref: str) -> Opportunity | None:
    """Whatever its state. Three statements where it is not kept, else none."""
    return next(iter(by_refs([ref])), None)


def by_refs(refs: Iterable[str]) -> list[Opportunity]:
    """The same of several at once, in no order."""
    found = _BY_REF.all(set(refs), lambda missing: {row.ref: row for row in load(Opportunity.ref.in_(missing))})
    return list(found.values())


def by_ids(ids: Iterable[int]) -> dict[int, Opportunity]:
    """The same of several at once."""
    return _BY_ID.all(set(ids), lambda missing: {row.id: row for row in load(Opportunity.id.in_(missing))})


def put_in(rows: Sequence[Any]) -> Sequence[Any]:
    """Give each of these places, or asks, its opportunity, session and seat, to be shown. They are loaded with none."""
    ids = {row.opportunity_id for row in rows}
    found = by_ids(ids)
    if not all(_knows(found.get(row.opportunity_id), row) for row in rows):  # it got a seat since the stamp was read
        found = {row.id: row for row in load(Opportunity.id.in_(ids))}
    for row in rows:
        opportunity = found[row.opportunity_id]
        set_committed_value(row, "opportunity", opportunity)
        set_committed_value(row, "session", _named(opportunity.sessions, row.session_id))
        set_committed_value(row, "seat", _named(opportunity.seats, row.seat_id))
    return rows


def _knows(opportunity: Opportunity | None, row: Any) -> bool:
    if opportunity is None or _named(opportunity.seats, row.seat_id) is None:
        return False
    return row.session_id is None or _named(opportunity.sessions, row.session_id) is not None


def _named(things: Iterable[Any], number: int | None) -> Any:
    return next((each for each in things if each.id == number), None)


def load(which: ColumnElement[bool]) -> Sequence[Opportunity]:
    """In a session of their own, which lets them go."""
    with Session(db.engine()) as apart:
        rows = apart.scalars(select(Opportunity).where(which).options(*card_options(), raiseload("*"))).unique().all()
        for row in rows:
            for session in row.sessions:
                set_committed_value(session, "opportunity", row)
    return rows

"""Contributions: one person's, and the one that counts for a place in a session."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload, raiseload

from app.core import db
from app.opportunities.models import PayTerm
from app.opportunities.queries import as_read
from app.recognition.models import Contribution
from app.signups.models import Place


def contributions(person_id: int) -> list[Contribution]:
    """What this person took part in, newest first, with place, opportunity and certificate, to be shown."""
    found = list(db.session().scalars(_of_person(), {"person_id": person_id}))
    as_read.put_in([contribution.place for contribution in found])
    return found


@cache
def _of_person() -> Select[Contribution]:
    return (
        select(Contribution)
        .where(Contribution.person_id == bindparam("person_id"), Contribution.current)
        .options(
            joinedload(Contribution.place, innerjoin=True),
            joinedload(Contribution.certificate),
            joinedload(Contribution.session),
            raiseload("*"),
        )
        .order_by(Contribution.happened_on.desc(), Contribution.id.desc())
    )


def latest_contribution(place_id: int, session_id: int | None) -> Contribution | None:
    """The newest record of this place in this session (or in work without one), also one that was taken back."""
    same = Contribution.session_id.is_not_distinct_from(session_id)
    wanted = select(Contribution).where(Contribution.place_id == place_id, same)
    return db.session().scalars(wanted.order_by(Contribution.id.desc()).limit(1)).one_or_none()


def undecided() -> list[Contribution]:
    """Every payment that is not worked out, the oldest first, with what the team needs to decide: one statement."""
    wanted = (
        select(Contribution)
        .where(Contribution.current, Contribution.pence.is_(None))
        .options(
            joinedload(Contribution.place).options(joinedload(Place.person), joinedload(Place.opportunity)),
            joinedload(Contribution.certificate),
        )
        .order_by(Contribution.happened_on, Contribution.id)
    )
    return list(db.session().scalars(wanted).unique())


def waiting_for_a_rate(tier: str) -> list[Contribution]:
    """Records whose payment could not be worked out, of opportunities that promise this tier."""
    promised = select(PayTerm.opportunity_id).where(PayTerm.tier == tier)
    wanted = (
        select(Contribution)
        .join(Contribution.place)
        .where(Contribution.current, Contribution.pence.is_(None), Place.opportunity_id.in_(promised))
        .order_by(Contribution.id)
    )
    return list(db.session().scalars(wanted))

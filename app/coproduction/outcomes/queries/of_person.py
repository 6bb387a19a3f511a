"""What came of what somebody took part in: their own record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import selectinload

from app.coproduction.outcomes.models import Outcome, OutcomePoint
from app.coproduction.outcomes.queries.outcomes import out_of
from app.core import db
from app.recognition.models import Contribution
from app.signups.models import Place


@dataclass(frozen=True)
class Told:
    """Of one opportunity: where it is read, and the points that are out."""

    ref: str
    points: list[OutcomePoint]


def took_part(opportunity_id: int, person_id: int) -> bool:
    wanted = select(Contribution.id).join(Place, Place.id == Contribution.place_id)
    mine = Contribution.person_id == person_id, Contribution.current, Place.opportunity_id == opportunity_id
    return db.session().scalar(wanted.where(*mine).limit(1)) is not None


def of_person(person_id: int, opportunity_ids: Collection[int]) -> dict[int, Told]:
    """By opportunity, of these in which they took part; two statements."""
    mine = exists().where(
        Contribution.person_id == person_id, Contribution.current, Contribution.place_id == Place.id,
        Place.opportunity_id == Outcome.opportunity_id,
    )  # fmt: skip
    wanted = select(Outcome).where(Outcome.opportunity_id.in_(opportunity_ids), mine)
    found = db.session().scalars(wanted.options(selectinload(Outcome.points))) if opportunity_ids else ()
    return {each.opportunity_id: Told(each.ref, points) for each in found if (points := out_of(each))}

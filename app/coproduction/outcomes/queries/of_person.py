"""What came of what somebody took part in: their own record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload, selectinload

from app.coproduction.outcomes.models import Outcome, OutcomePoint
from app.coproduction.outcomes.queries.outcomes import out_of
from app.coproduction.outcomes.states import PointState
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


def all_of_person(person_id: int) -> Sequence[Outcome]:
    """Everything of which something is told, the newest first."""
    mine = exists().where(
        Contribution.person_id == person_id, Contribution.current, Contribution.place_id == Place.id,
        Place.opportunity_id == Outcome.opportunity_id,
    )  # fmt: skip
    out = exists().where(OutcomePoint.outcome_id == Outcome.id, OutcomePoint.state == PointState.OUT)
    wanted = select(Outcome).where(mine, out).options(joinedload(Outcome.opportunity))
    return db.session().scalars(wanted.order_by(Outcome.id.desc())).all()


def of_person(person_id: int, opportunity_ids: Collection[int]) -> dict[int, Told]:
    """By opportunity, of these in which they took part; two statements."""
    mine = exists().where(
        Contribution.person_id == person_id, Contribution.current, Contribution.place_id == Place.id,
        Place.opportunity_id == Outcome.opportunity_id,
    )  # fmt: skip
    wanted = select(Outcome).where(Outcome.opportunity_id.in_(opportunity_ids), mine)
    found = db.session().scalars(wanted.options(selectinload(Outcome.points))) if opportunity_ids else ()
    return {each.opportunity_id: Told(each.ref, points) for each in found if (points := out_of(each))}

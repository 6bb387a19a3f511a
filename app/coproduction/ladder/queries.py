"""Reads about wordings, ratings, and the sums of both by team and half-year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import selectinload

from app.coproduction.ladder.models import LadderRating, LadderWording
from app.coproduction.ladder.rules import Halfyear, Pairs, number
from app.core import clock, db
from app.opportunities.models import Opportunity
from app.opportunities.states import Ladder
from app.people.models import Team
from app.recognition.models import Contribution
from app.signups.models import Place


def wordings() -> Sequence[LadderWording]:
    """All of them, the newest first."""
    wanted = select(LadderWording).options(selectinload(LadderWording.levels))
    return db.session().scalars(wanted.order_by(LadderWording.effective_from.desc())).all()


def wording_on(day: date) -> LadderWording | None:
    """The one in force; none while the built-in words are."""
    wanted = select(LadderWording).where(LadderWording.effective_from <= day)
    newest = wanted.order_by(LadderWording.effective_from.desc()).limit(1)
    return db.session().scalars(newest.options(selectinload(LadderWording.levels))).one_or_none()


def took_part(place: Place) -> bool:
    """Whether a part of it is recorded, so that there is something to rate."""
    return bool(db.session().scalar(select(exists().where(Contribution.place_id == place.id, Contribution.current))))


def rating(person_id: int, opportunity_id: int) -> LadderRating | None:
    wanted = select(LadderRating).where(
        LadderRating.person_id == person_id, LadderRating.opportunity_id == opportunity_id
    )
    return db.session().scalars(wanted).one_or_none()


def rated(person_id: int) -> frozenset[int]:
    """The opportunities that this person has rated."""
    wanted = select(LadderRating.opportunity_id).where(LadderRating.person_id == person_id)
    return frozenset(db.session().scalars(wanted))


def teams(ids: Sequence[int] | None = None) -> list[tuple[int, str]]:
    wanted = select(Team.id, Team.name).order_by(Team.name, Team.id)
    found = db.session().execute(wanted if ids is None else wanted.where(Team.id.in_(ids)))
    return [(row.id, row.name) for row in found]


def pairs(halfyears: Sequence[Halfyear]) -> dict[tuple[int, int], Pairs]:
    """By team and number of the half-year, of the ratings that stand beside a claim: one statement."""
    bounds = [_moment(each.first) for each in halfyears] + [_moment(halfyears[-1].end)]
    which = case(
        *((LadderRating.rated_at < end, at) for at, end in enumerate(bounds[1:])), else_=len(halfyears)
    )  # fmt: skip
    claimed, given = _number(LadderRating.claimed), _number(LadderRating.step)
    wanted = (
        select(Opportunity.team_id, which.label("period"), func.count(), func.sum(claimed), func.sum(given))
        .select_from(LadderRating)
        .join(Opportunity, Opportunity.id == LadderRating.opportunity_id)
        .where(LadderRating.rated_at >= bounds[0], LadderRating.rated_at < bounds[-1])
        .where(LadderRating.step.is_not(None), LadderRating.claimed.is_not(None))
        .group_by(Opportunity.team_id, which)
    )
    return {(team, period): Pairs(*sums) for team, period, *sums in db.session().execute(wanted)}


def _number(column: Any) -> Any:
    return case(*((column == step, number(step)) for step in Ladder))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.LONDON)

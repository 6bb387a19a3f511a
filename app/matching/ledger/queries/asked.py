"""Offers made, and offers to which somebody said yes. Every other answer counts for nobody."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, case, distinct, func, or_, select

from app.core import db
from app.matching.ledger.queries.adding import joined_lately
from app.matching.ledger.queries.found import Wanted
from app.matching.ledger.rules import Period
from app.opportunities.models import Opportunity
from app.people.models import Advisor
from app.signups.models import Place, PlaceMove
from app.signups.states import PlaceState

OFFERED, CONFIRMED = PlaceState.OFFERED.value, PlaceState.CONFIRMED.value


class AskedTimes(NamedTuple):
    """Of one group: how many places were offered, and how many offers were accepted, in this time."""

    service_user: bool
    carer: bool
    recent: bool
    offered: int
    accepted: int


def offers(period: Period, wanted: Wanted, now: datetime) -> list[AskedTimes]:
    """A place that was offered to the same person twice counts once. A sign-up that was a place at once is no offer."""
    offered = PlaceMove.after == OFFERED
    accepted = and_(PlaceMove.before == OFFERED, PlaceMove.after == CONFIRMED)
    groups = (Advisor.service_user, Advisor.carer, joined_lately(period))
    statement = (
        select(
            *groups,
            func.count(distinct(case((offered, PlaceMove.place_id)))),
            func.count(distinct(case((accepted, PlaceMove.place_id)))),
        )
        .select_from(PlaceMove)
        .join(Place, Place.id == PlaceMove.place_id)
        .join(Advisor, Advisor.person_id == Place.person_id)
        .where(or_(offered, accepted), PlaceMove.at >= period.since, PlaceMove.at <= min(period.until, now))
        .group_by(*groups)
    )
    if wanted.kind or wanted.team is not None:
        statement = statement.join(Opportunity, Opportunity.id == Place.opportunity_id)
    if wanted.kind:
        statement = statement.where(Opportunity.kind_code == wanted.kind)
    if wanted.team is not None:
        statement = statement.where(Opportunity.team_id == wanted.team)
    return [AskedTimes(bool(row[0]), bool(row[1]), bool(row[2]), row[3], row[4]) for row in db.rows(statement)]

"""Where turns were: by kind and by team, and how many different people each team had."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, case, func, select

from app.core import db
from app.matching.ledger.queries.spread import Wanted
from app.matching.ledger.rules import Period
from app.matching.ledger.turns import turns
from app.people.models import Advisor, Team

MOST_FREQUENT = 3


class Where(NamedTuple):
    """The turns of one kind with one team: how many, how many of them somebody's first ever, and planned minutes."""

    kind: str
    team: int
    turns: int
    first: int
    minutes: int


class Repeats(NamedTuple):
    """Of one team: turns, different people, and the turns of the three who had the most."""

    team: int
    turns: int
    people: int
    of_three: int


def where(period: Period, wanted: Wanted, now: datetime) -> list[Where]:
    had = turns(period.since, min(period.until, now))
    place = func.row_number().over(partition_by=had.c.person_id, order_by=(had.c.first_at, had.c.opportunity_id))
    each = select(had, place.label("place")).join(Advisor, Advisor.person_id == had.c.person_id).cte("each_turn")
    first = case((and_(each.c.place == 1, each.c.first_at >= period.since), 1), else_=0)
    statement = (
        select(each.c.kind_code, each.c.team_id, func.count(), func.sum(first), func.sum(each.c.minutes))
        .where(each.c.last_at >= period.since, wanted.of(each))
        .group_by(each.c.kind_code, each.c.team_id)
    )
    return [Where(row[0], row[1], row[2], int(row[3]), int(row[4])) for row in db.rows(statement)]


def repeats(period: Period, wanted: Wanted, now: datetime) -> list[Repeats]:
    had = turns(period.since, min(period.until, now))
    each = (
        select(had.c.team_id, had.c.person_id, func.count().label("number"))
        .join(Advisor, Advisor.person_id == had.c.person_id)
        .where(had.c.last_at >= period.since, wanted.of(had))
        .group_by(had.c.team_id, had.c.person_id)
        .subquery()
    )
    often = func.row_number().over(partition_by=each.c.team_id, order_by=(each.c.number.desc(), each.c.person_id))
    ordered = select(each.c.team_id, each.c.number, often.label("place")).subquery()
    of_three = func.sum(case((ordered.c.place <= MOST_FREQUENT, ordered.c.number), else_=0))
    statement = select(ordered.c.team_id, func.sum(ordered.c.number), func.count(), of_three).group_by(
        ordered.c.team_id
    )
    return [Repeats(row[0], int(row[1]), row[2], int(row[3])) for row in db.rows(statement)]


def teams() -> list[tuple[int, str, str]]:
    """(id, reference, name) of every team, by name."""
    wanted = select(Team.id, Team.ref, Team.name).order_by(Team.name)
    return [(row.id, row.ref, row.name) for row in db.rows(wanted)]

"""How many people had how many turns: for the whole register and for its groups in one statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import CTE, ColumnElement, Subquery, and_, case, func, or_, select, true

from app.core import db
from app.matching.ledger.rules import Period, Spread
from app.matching.ledger.turns import turns
from app.people.models import Advisor, AdvisorMove
from app.people.states import AdvisorState


@dataclass(frozen=True)
class Wanted:
    """Whose turns count: of one kind, of one team, or all. `team`: its id."""

    kind: str = ""
    team: int | None = None

    def of(self, had: CTE) -> ColumnElement[bool]:
        """The condition on turns."""
        asked = [had.c.kind_code == self.kind] if self.kind else []
        asked += [had.c.team_id == self.team] if self.team is not None else []
        return and_(true(), *asked)


class People(NamedTuple):
    """So many people of one group who had the same number of turns, and their planned minutes together."""

    turns: int
    service_user: bool
    carer: bool
    recent: bool  # joined in the year before the last day
    first: bool  # their first turn ever was in this time
    number: int
    minutes: int


@dataclass(frozen=True)
class Looked:
    """What one time looks like. People: active at its end, or with a turn in it."""

    period: Period
    rows: Sequence[People]

    def spread(self, rows: Iterable[People] | None = None) -> Spread:
        found: Counter[int] = Counter()
        for row in self.rows if rows is None else rows:
            found[row.turns] += row.number
        return Spread(dict(found))

    @property
    def minutes(self) -> int:
        return sum(row.minutes for row in self.rows)

    @property
    def first_timers(self) -> int:
        return sum(row.number for row in self.rows if row.first)


def spread(period: Period, wanted: Wanted, now: datetime) -> Looked:
    until = min(period.until, now)
    had, standing = turns(period.since, until), _standing(period, until)
    here = and_(had.c.last_at >= period.since, wanted.of(had))
    each = (
        select(
            had.c.person_id, func.min(had.c.first_at).label("first_at"),
            func.sum(case((here, 1), else_=0)).label("turns"),
            func.sum(case((here, had.c.minutes), else_=0)).label("minutes"),
        )
        .group_by(had.c.person_id)
        .subquery()
    )  # fmt: skip
    number = func.coalesce(each.c.turns, 0)
    first = case((and_(number > 0, each.c.first_at >= period.since), 1), else_=0)
    groups = (number, Advisor.service_user, Advisor.carer, joined_lately(period), first)
    statement = (
        select(*groups, func.count(), func.sum(func.coalesce(each.c.minutes, 0)))
        .select_from(Advisor)
        .outerjoin(each, each.c.person_id == Advisor.person_id)
        .outerjoin(standing, standing.c.advisor_id == Advisor.person_id)
        .where(or_(number > 0, standing.c.after == AdvisorState.ACTIVE.value))
        .group_by(*groups)
    )
    return Looked(period, [_people(row) for row in db.rows(statement)])


def _people(row: Any) -> People:
    had, service_user, carer, recent, first, number, minutes = row
    return People(int(had), bool(service_user), bool(carer), bool(recent), bool(first), number, int(minutes))


def joined_lately(period: Period) -> ColumnElement[int]:
    """1 for whoever joined in the year up to the last day; 0 for everybody else, and where it is not known."""
    year = period.last - timedelta(days=365)
    return case((and_(Advisor.joined_on > year, Advisor.joined_on <= period.last), 1), else_=0)


def _standing(period: Period, until: datetime) -> Subquery:
    """The state of each advisor at the end. Who came from an older register was on it from the day they joined."""
    older = and_(AdvisorMove.before.is_(None), Advisor.joined_on <= period.last)
    latest = func.row_number().over(partition_by=AdvisorMove.advisor_id, order_by=AdvisorMove.id.desc())
    moved = (
        select(AdvisorMove.advisor_id, AdvisorMove.after, latest.label("back"))
        .join(Advisor, Advisor.person_id == AdvisorMove.advisor_id)
        .where(or_(AdvisorMove.at <= until, older))
        .subquery()
    )
    return select(moved.c.advisor_id, moved.c.after).where(moved.c.back == 1).subquery()

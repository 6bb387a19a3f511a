"""Everything that is added up, in one statement: turns are found once, and grouped in each way that is shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.expression import cast

from app.core import db
from app.matching.ledger.queries.found import Added, Looked, People, Repeats, Wanted, Where
from app.matching.ledger.rules import LOAD_CAP, LOAD_UNIT_MINUTES, Period
from app.matching.ledger.turns import turns
from app.people.models import Advisor, AdvisorMove
from app.people.states import AdvisorState

MOST_FREQUENT = 3
NUMBERS = 7  # columns of numbers that each part of the statement has


def added_up(period: Period, year: Period, wanted: Wanted, now: datetime) -> Added:
    """`year`: the time in which recent load is counted."""
    spans = {"now": period, "before": period.before, "year": year}
    had = turns(now, {name: (each.since, each.until) for name, each in spans.items()})
    each = _each_person(had, wanted)
    parts = (
        _people("now", period, each, now),
        _people("before", period.before, each, now),
        _where(had, period, wanted),
        _repeats(had, wanted),
        _by_load(each),
    )
    statement = union_all(*(_part(number, part) for number, part in enumerate(parts)))
    rows: list[list[Any]] = [[] for _part in parts]
    for number, code, *numbers in db.rows(statement):
        rows[number].append((code, *(int(value or 0) for value in numbers)))
    return Added(
        Looked(period, [_row(*row) for row in rows[0]]),
        Looked(period.before, [_row(*row) for row in rows[1]]),
        [Where(*row[:5]) for row in rows[2]],
        [Repeats(*row[1:5]) for row in rows[3]],
        {row[1]: row[2] for row in rows[4]},
    )


def _part(number: int, part: Select[Any]) -> Select[Any]:
    """Columns of one shape: which part, a code, and so many numbers."""
    found = part.subquery()
    code, *numbers = found.c
    empty = [literal(0) for _each in range(NUMBERS - len(numbers))]
    return select(literal(number), code, *(cast(column, Integer) for column in numbers), *empty)


def _row(_code: str, had: int, *facts: int) -> People:
    service_user, carer, recent, first, number, minutes = facts
    return People(had, bool(service_user), bool(carer), bool(recent), bool(first), number, minutes)


def _each_person(had: CTE, wanted: Wanted) -> CTE:
    """Turns and minutes of each person, of what is wanted; their first turn ever, and their load, of everything."""
    these = wanted.of(had)
    columns = [
        column
        for name in ("now", "before")
        for column in (
            func.sum(case((these, had.c[name]), else_=0)).label(name),
            func.sum(case((these, had.c[f"{name}_minutes"]), else_=0)).label(f"{name}_minutes"),
        )
    ]
    first, load = func.min(had.c.first_at).label("first_at"), func.sum(had.c.year_minutes).label("year_minutes")
    return select(had.c.person_id, first, load, *columns).group_by(had.c.person_id).cte("each_person")


def _people(name: str, period: Period, each: CTE, now: datetime) -> Select[Any]:
    standing = _standing(period, min(period.until, now))
    number = func.coalesce(each.c[name], 0)
    first = case((and_(number > 0, each.c.first_at >= period.since, each.c.first_at < period.until), 1), else_=0)
    lived = (case((Advisor.service_user, 1), else_=0), case((Advisor.carer, 1), else_=0))
    groups = (number, *lived, joined_lately(period), first)
    return (
        select(literal(""), *groups, func.count(), func.sum(func.coalesce(each.c[f"{name}_minutes"], 0)))
        .select_from(Advisor)
        .outerjoin(each, each.c.person_id == Advisor.person_id)
        .where(or_(number > 0, standing == AdvisorState.ACTIVE.value))
        .group_by(*groups)
    )


def joined_lately(period: Period) -> ColumnElement[int]:
    """1 for whoever joined in the year up to the last day; 0 for everybody else, and where it is not known."""
    year = period.last - timedelta(days=365)
    return case((and_(Advisor.joined_on > year, Advisor.joined_on <= period.last), 1), else_=0)


def _standing(period: Period, until: datetime) -> ScalarSelect[str]:
    """The state of an advisor at the end. Who came from an older register was on it from the day they joined."""
    older = and_(AdvisorMove.before.is_(None), Advisor.joined_on <= period.last)
    return (
        select(AdvisorMove.after)
        .where(AdvisorMove.advisor_id == Advisor.person_id, or_(AdvisorMove.at <= until, older))
        .order_by(AdvisorMove.id.desc())
        .limit(1)
        .correlate(Advisor)
        .scalar_subquery()
    )


def _where(had: CTE, period: Period, wanted: Wanted) -> Select[Any]:
    """In one order for each person, and not beside their first: SQLite would look for that row by row."""
    order = func.row_number().over(partition_by=had.c.person_id, order_by=(had.c.first_at, had.c.opportunity_id))
    each = select(had, order.label("order")).subquery()
    first = case((and_(each.c.order == 1, each.c.first_at >= period.since), 1), else_=0)
    return (
        select(each.c.kind_code, each.c.team_id, func.count(), func.sum(first), func.sum(each.c.now_minutes))
        .join(Advisor, Advisor.person_id == each.c.person_id)
        .where(each.c.now == 1, wanted.of(each))
        .group_by(each.c.kind_code, each.c.team_id)
    )


def _repeats(had: CTE, wanted: Wanted) -> Select[Any]:
    each = (
        select(had.c.team_id, had.c.person_id, func.count().label("number"))
        .join(Advisor, Advisor.person_id == had.c.person_id)
        .where(had.c.now == 1, wanted.of(had))
        .group_by(had.c.team_id, had.c.person_id)
        .subquery()
    )
    often = func.row_number().over(partition_by=each.c.team_id, order_by=(each.c.number.desc(), each.c.person_id))
    ordered = select(each.c.team_id, each.c.number, often.label("place")).subquery()
    of_three = func.sum(case((ordered.c.place <= MOST_FREQUENT, ordered.c.number), else_=0))
    counted = (func.sum(ordered.c.number), func.count(), of_three)
    return select(literal(""), ordered.c.team_id, *counted).group_by(ordered.c.team_id)


def _by_load(each: CTE) -> Select[Any]:
    minutes = func.coalesce(each.c.year_minutes, 0)
    load = case(*((minutes < LOAD_UNIT_MINUTES * (unit + 1), unit) for unit in range(LOAD_CAP)), else_=LOAD_CAP)
    return (
        select(literal(""), load, func.count())
        .select_from(Advisor)
        .outerjoin(each, each.c.person_id == Advisor.person_id)
        .where(Advisor.state == AdvisorState.ACTIVE)
        .group_by(load)
    )

"""Turns in SQL: who had a place in what, when, and how long it was planned to be.

A turn is one opportunity in which a person had a place whose day is over. Whoever gave the place back, or was not
there, has no turn for it, and nothing else follows: those places are never looked at. A series that goes on is a turn
from its first session on. Hours are as planned (`opportunities.rules.planned`), as in a proposal, and not as paid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Select, Subquery, and_, case, exists, func, or_, select, union_all
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from app.opportunities.models import Kind, Opportunity, Session
from app.opportunities.queries.planned import each_minutes, once_minutes
from app.opportunities.states import SessionState
from app.signups.models import Attending, Place, PlaceMove
from app.signups.states import Coming, PlaceState

Spans = Mapping[str, tuple[datetime, datetime]]
HAD = (PlaceState.CONFIRMED, PlaceState.TOOK_PART)  # as where turns are taken: `signups.queries.turns`


class whole_minutes(FunctionElement[int]):  # noqa: N801  named as it is called, like every SQL function
    """The whole minutes from the first moment to the second."""

    type = Integer()
    inherit_cache = True


@compiles(whole_minutes, "sqlite")
def _in_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    start, end = (compiler.process(each, **options) for each in element.clauses)
    return f"(strftime('%s', {end}) - strftime('%s', {start})) / 60"


@compiles(whole_minutes, "postgresql")
def _in_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    start, end = (compiler.process(each, **options) for each in element.clauses)
    return f"CAST(EXTRACT(EPOCH FROM ({end} - {start})) / 60 AS INTEGER)"


def turns(now: datetime, spans: Spans, *only: ColumnElement[bool]) -> CTE:
    """One row for each person and opportunity that was a turn by `now`, with its kind and team.

    `first_at`, `last_at`: when the first and the last day of it was over. For each of `spans` (by name: from, until) a
    column of that name, 1 where a day of it was over in that time and else 0, and `NAME_minutes`: planned for that
    time; what is done once, with the first day. `only`: conditions on places.
    """
    days = union_all(_whole(now, spans, *only), _by_day(now, spans, *only), _of_work(now, spans, *only)).subquery()
    had = (
        select(
            days.c.person_id, days.c.opportunity_id, func.min(days.c.first_at).label("first_at"),
            func.max(days.c.last_at).label("last_at"),
            *(func.sum(days.c[name]).label(name) for name in spans),
            *(func.sum(days.c[_minutes(name)]).label(_minutes(name)) for name in spans),
        )
        .group_by(days.c.person_id, days.c.opportunity_id)
        .subquery()
    )  # fmt: skip
    facts = (had.c.person_id, had.c.opportunity_id, had.c.first_at, had.c.last_at)
    here = (case((had.c[name] > 0, 1), else_=0).label(name) for name in spans)
    return (
        select(*facts, *here, *_planned(had, spans), Opportunity.kind_code, Opportunity.team_id)
        .join(Opportunity, Opportunity.id == had.c.opportunity_id)
        .join(Kind, Kind.code == Opportunity.kind_code)
        .cte("turns")
    )


def _planned(had: Subquery, spans: Spans) -> Iterator[ColumnElement[int]]:
    """What its days took, what came with each of them, and what was done once."""
    for name, (since, until) in spans.items():
        once = case((and_(had.c.first_at >= since, had.c.first_at < until), once_minutes()), else_=0)
        yield (had.c[_minutes(name)] + had.c[name] * each_minutes() + once).label(_minutes(name))


def _minutes(name: str) -> str:
    return f"{name}_minutes"


def _in_spans(at: Any, minutes: Any, spans: Spans) -> Iterator[ColumnElement[int]]:
    """Of one day: 1 and its minutes where it was over in that time, else 0."""
    for name, (since, until) in spans.items():
        here = and_(at >= since, at < until)
        yield case((here, 1), else_=0).label(name)
        yield case((here, minutes), else_=0).label(_minutes(name))


def _whole(now: datetime, spans: Spans, *only: ColumnElement[bool]) -> Select[Any]:
    """Places for all of an opportunity, whose days are added up once for everybody who has one."""
    minutes = whole_minutes(Session.starts_at, Session.ends_at)
    each = (
        select(Session.opportunity_id, Session.ends_at, *_in_spans(Session.ends_at, minutes, spans))
        .where(Session.state == SessionState.PLANNED, Session.ends_at <= now)
        .subquery()
    )
    at = each.c.ends_at
    whole = (
        select(
            each.c.opportunity_id, func.min(at).label("first_at"), func.max(at).label("last_at"),
            *(column for name in spans for column in (
                func.sum(each.c[name]).label(name), func.sum(each.c[_minutes(name)]).label(_minutes(name)),
            )),
        )
        .group_by(each.c.opportunity_id)
        .subquery()
    )  # fmt: skip
    columns = [column for name in spans for column in (whole.c[name], whole.c[_minutes(name)])]
    return (
        select(Place.person_id, Place.opportunity_id, whole.c.first_at, whole.c.last_at, *columns)
        .join(whole, whole.c.opportunity_id == Place.opportunity_id)
        .where(Place.state.in_(HAD), Place.session_id.is_(None), Place.id.not_in(_some_days_away()), *only)
    )


def _some_days_away() -> Select[int]:
    return select(Attending.place_id).where(Attending.answer == Coming.NOT_THAT_DAY)


def _by_day(now: datetime, spans: Spans, *only: ColumnElement[bool]) -> Select[Any]:
    """Places for one session, and places for all of them without the days on which the person said they cannot come."""
    series = and_(Place.session_id.is_(None), Place.id.in_(_some_days_away()))
    away = exists().where(
        Attending.place_id == Place.id, Attending.session_id == Session.id, Attending.answer == Coming.NOT_THAT_DAY
    )
    at, minutes = Session.ends_at, whole_minutes(Session.starts_at, Session.ends_at)
    facts: list[Any] = [Place.person_id, Place.opportunity_id, at.label("first_at"), at.label("last_at")]
    return (
        select(*facts, *_in_spans(at, minutes, spans))
        .join(Session, Session.opportunity_id == Place.opportunity_id)
        .where(
            Place.state.in_(HAD), or_(Place.session_id == Session.id, series),
            Session.state == SessionState.PLANNED, at <= now, ~away, *only,
        )
    )  # fmt: skip


def _of_work(now: datetime, spans: Spans, *only: ColumnElement[bool]) -> Select[Any]:
    """Work without a session: on the day it was due, or on which it was recorded where that was sooner."""
    recorded = (
        select(func.max(PlaceMove.at))
        .where(PlaceMove.place_id == Place.id, PlaceMove.after == PlaceState.TOOK_PART.value)
        .scalar_subquery()
    )
    due = Opportunity.first_starts_at
    dated = exists().where(Session.opportunity_id == Place.opportunity_id)
    each = (
        select(
            Place.person_id, Place.opportunity_id, case((due < recorded, due), else_=recorded).label("at"),
            Opportunity.activity_minutes,
        )
        .join(Opportunity, Opportunity.id == Place.opportunity_id)
        .where(Place.state == PlaceState.TOOK_PART, ~dated, *only)
        .subquery()
    )  # fmt: skip
    facts = (each.c.person_id, each.c.opportunity_id, each.c.at.label("first_at"), each.c.at.label("last_at"))
    return select(*facts, *_in_spans(each.c.at, each.c.activity_minutes, spans)).where(each.c.at <= now)

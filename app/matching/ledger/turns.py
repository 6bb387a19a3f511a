"""Turns in SQL: who had a place in what, when, and how long it was planned to be.

A turn is one opportunity in which a person had a place whose day is over. Whoever gave the place back, or was not
there, has no turn for it, and nothing else follows: those places are never looked at. A series that goes on is a turn
from its first session on. Hours are as planned (its sessions and the preparation), as in a proposal, and not as paid.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, and_, case, exists, func, or_, select, union_all
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from app.opportunities.models import Opportunity, Session
from app.opportunities.states import SessionState
from app.signups.models import Attending, Place, PlaceMove
from app.signups.states import Coming, PlaceState

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


def turns(since: datetime, until: datetime, *only: ColumnElement[bool]) -> CTE:
    """One row for each person and opportunity that was a turn before `until`, with its kind and team.

    `first_at`, `last_at`: when the first and the last day of it was over. `minutes`: planned, from `since` on, with the
    preparation. `only`: conditions on places.
    """
    within = union_all(_of_sessions(until, *only), _of_work(until, *only)).subquery()
    minutes = func.sum(case((within.c.at >= since, within.c.minutes), else_=0))
    had = (
        select(
            within.c.person_id, within.c.opportunity_id, func.min(within.c.at).label("first_at"),
            func.max(within.c.at).label("last_at"), minutes.label("minutes"),
        )
        .group_by(within.c.person_id, within.c.opportunity_id)
        .subquery()
    )  # fmt: skip
    prepared = case((had.c.last_at >= since, Opportunity.prep_minutes), else_=0)
    return (
        select(
            had.c.person_id, had.c.opportunity_id, had.c.first_at, had.c.last_at,
            (had.c.minutes + prepared).label("minutes"), Opportunity.kind_code, Opportunity.team_id,
        )
        .join(Opportunity, Opportunity.id == had.c.opportunity_id)
        .cte("turns")
    )  # fmt: skip


def _of_sessions(until: datetime, *only: ColumnElement[bool]) -> Any:
    """Each session that somebody with a place was to be at, except the days on which they said they could not come."""
    theirs = or_(Place.session_id.is_(None), Place.session_id == Session.id)
    away = exists().where(
        Attending.place_id == Place.id, Attending.session_id == Session.id, Attending.answer == Coming.NOT_THAT_DAY
    )
    return (
        select(
            Place.person_id, Place.opportunity_id, Session.ends_at.label("at"),
            whole_minutes(Session.starts_at, Session.ends_at).label("minutes"),
        )
        .join(Session, and_(Session.opportunity_id == Place.opportunity_id, theirs))
        .where(Place.state.in_(HAD), Session.state == SessionState.PLANNED, Session.ends_at <= until, ~away, *only)
    )  # fmt: skip


def _of_work(until: datetime, *only: ColumnElement[bool]) -> Any:
    """Work without a session: on the day it was due, or on which it was recorded where that was sooner."""
    recorded = (
        select(func.max(PlaceMove.at))
        .where(PlaceMove.place_id == Place.id, PlaceMove.after == PlaceState.TOOK_PART.value)
        .scalar_subquery()
    )
    due = Opportunity.first_starts_at
    at = case((due < recorded, due), else_=recorded)
    dated = exists().where(Session.opportunity_id == Place.opportunity_id)
    return (
        select(Place.person_id, Place.opportunity_id, at.label("at"), Opportunity.activity_minutes.label("minutes"))
        .join(Opportunity, Opportunity.id == Place.opportunity_id)
        .where(Place.state == PlaceState.TOOK_PART, ~dated, at <= until, *only)
    )

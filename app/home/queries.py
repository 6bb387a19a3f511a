"""Reads that only a combined screen needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    Executable,
    Integer,
    ScalarSelect,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal_column,
    select,
)

from app.core import clock, db, web
from app.core.db import UTCTime
from app.opportunities.models import Condition, Kind, Opportunity, Seat, Session
from app.opportunities.queries import SOONEST_FIRST
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.states import Facet, SeatType, Strength
from app.signups.models import Attending, Place
from app.signups.rules import Unit
from app.signups.states import LIVE, TAKES_A_SEAT, Coming, PlaceState

Counted = tuple[int, int, int | None, int, str | None, str | None]  # what `counted` says of one unit


@dataclass
class Standing:
    """Of some opportunities: how many places each unit has given away, the same by opportunity, and this person's own
    live place by the id of the opportunity."""

    taken: dict[Unit, int] = field(default_factory=dict)
    given: dict[int, list[tuple[int, int | None, int]]] = field(default_factory=dict)  # seat, session, how many
    mine: dict[int, tuple[str, PlaceState]] = field(default_factory=dict)


class Found(NamedTuple):
    """One opportunity of a list."""

    id: int
    ref: str


def listed(query: Select[Opportunity], number: int, size: int = web.PAGE_SIZE) -> tuple[web.Page, datetime | None]:
    """One page of a list as `Found` rows, and the next moment at which time alone may end one of its rows.

    One statement; a page past the end shows the last one. Chosen and counted by their ids alone, which an index holds:
    the rows are fetched for the page only.
    """
    rows, counted = _paged(query)
    found = db.rows(rows, {"size": size, "skip": (number - 1) * size})
    if not found and number > 1:
        last = -(-(db.session().scalar(counted) or 0) // size)
        return listed(query, max(1, last), size)
    total, *ends = found[0][2:] if found else (0,)
    until = min((at for at in ends if at is not None), default=None)
    return web.Page([Found(*row[:2]) for row in found], number, total, size), until


@lru_cache(maxsize=8)  # the lists without a filter are the same few queries over and over
def _paged(query: Select[Opportunity]) -> tuple[Select[Any], Select[Any]]:
    """The statement for one page, and the one that only counts.

    What is in the list is found once and both counted and ordered (a part named twice is worked out once).
    """
    columns = (Opportunity.id, Opportunity.first_starts_at, Opportunity.closes_at)
    within = query.order_by(None).with_only_columns(*columns).cte("within")
    total = select(func.count()).select_from(within)
    soonest = (within.c.first_starts_at.is_(None), within.c.first_starts_at, within.c.id)
    page = select(within.c.id).order_by(*soonest).limit(bindparam("size")).offset(bindparam("skip")).subquery()
    rows = select(Opportunity.id, Opportunity.ref, total.scalar_subquery().label("total"), *_ends(within))
    return rows.join(page, page.c.id == Opportunity.id).order_by(*SOONEST_FIRST), total


def _ends(within: CTE) -> Iterator[ScalarSelect[datetime]]:
    """When the next of the list closes, and when the next begins; and the next session of any, which is soon enough."""
    now = bindparam("now", callable_=clock.now, type_=UTCTime())
    yield select(func.min(within.c.closes_at)).scalar_subquery()
    yield select(func.min(within.c.first_starts_at)).where(within.c.first_starts_at > now).scalar_subquery()
    yield select(func.min(Session.starts_at)).where(Session.starts_at > now).scalar_subquery()


def counted(opportunity_ids: Iterable[int], person_id: int | None) -> tuple[Counted, ...]:
    """Of each unit that somebody has a place in: opportunity, seat, session, how many places are given away, and this
    person's own live place in it; and of a day of a series, a second time, how many are away (as fewer that are given).
    One statement for a whole page."""
    ids = {f"id_{number}": each for number, each in enumerate(opportunity_ids)}
    return tuple(map(tuple, db.rows(_counted(len(ids)), {**ids, "person_id": person_id or 0}))) if ids else ()


def standing(units: Iterable[Counted]) -> Standing:
    found = Standing()
    for opportunity_id, seat_id, session_id, taken, ref, state in units:
        found.taken[seat_id, session_id] = found.taken.get((seat_id, session_id), 0) + taken
        found.given.setdefault(opportunity_id, []).append((seat_id, session_id, taken))
        if ref:
            found.mine[opportunity_id] = (ref, PlaceState(state))
    return found


@lru_cache(maxsize=web.PAGE_SIZE)
def _counted(number: int) -> Executable:
    """For so many opportunities: written out, since binding the same few states anew took as long as the answer."""
    own = and_(Place.person_id == bindparam("person_id"), _state_in(LIVE))
    these = Place.opportunity_id.in_([bindparam(f"id_{each}", type_=Integer) for each in range(number)])
    given = (
        select(
            Place.opportunity_id,
            Place.seat_id,
            Place.session_id,
            func.sum(case((_state_in(TAKES_A_SEAT), literal_column("1")), else_=literal_column("0"))),
            func.max(case((own, Place.ref))),
            func.max(case((own, cast(Place.state, String)))),
        )
        .where(these)
        .group_by(Place.opportunity_id, Place.seat_id, Place.session_id)
    )
    gone = (
        select(
            Place.opportunity_id, Place.seat_id, Attending.session_id, literal_column("-count(*)", Integer),
            literal_column("NULL", String), literal_column("NULL", String),
        )
        .join(Attending, Attending.place_id == Place.id)
        .where(these, Place.session_id.is_(None), _state_in({PlaceState.CONFIRMED}), _not_that_day())
        .group_by(Place.opportunity_id, Place.seat_id, Attending.session_id)
    )  # fmt: skip
    return given.union_all(gone).order_by(literal_column("1"), literal_column("2"), literal_column("3"))


def _not_that_day() -> ColumnElement[bool]:
    return Attending.answer == literal_column(f"'{Coming.NOT_THAT_DAY.value}'")


def _state_in(states: Iterable[PlaceState]) -> ColumnElement[bool]:
    return Place.state.in_([literal_column(f"'{value}'") for value in sorted(each.value for each in states)])


def fitting(query: Select[Opportunity], facts: AdvisorFacts) -> Select[Opportunity]:
    """Of a list, what this person can sign up for as their record stands: a seat of their kind, training done."""
    held = {code for code, last in facts.training.items() if last is None or last >= clock.today()}
    types = {SeatType.EITHER} | ({SeatType.SERVICE_USER} if facts.service_user else set())
    types |= {SeatType.CARER} if facts.carer else set()
    seat = exists().where(Seat.opportunity_id == Opportunity.id, Seat.type.in_(types))
    course = Condition.fields["course"].as_string()
    missing = exists().where(
        Condition.opportunity_id == Opportunity.id,
        Condition.facet == Facet.TRAINING,
        Condition.strength == Strength.MUST,
        course.is_not(None),
        course.not_in(held),
    )
    untrained = select(Kind.code).where(Kind.course_code.is_not(None), Kind.course_code.not_in(held))
    return query.where(seat, ~missing, Opportunity.kind_code.not_in(untrained))

"""Single people: whom the team may have forgotten, recent load of each, and one's own line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Select, Subquery, exists, extract, func, select

from app.core import db, web
from app.matching.ledger.rules import Period
from app.matching.ledger.turns import turns
from app.people.models import Advisor, Person, Team, called
from app.people.states import AdvisorState
from app.signups.models import Place
from app.signups.states import PlaceState

COMING = (PlaceState.OFFERED, PlaceState.CONFIRMED)


class Waiting(NamedTuple):
    """Somebody active who has had no turn in this time. `last_at`: when their last turn was, if there was any."""

    ref: str
    name: str
    last_at: datetime | None


class Own(NamedTuple):
    """One person's own line. Minutes are as planned."""

    turns: int
    minutes: int


def longest_without(period: Period, now: datetime, number: int, size: int = web.PAGE_SIZE) -> web.Page:
    """One page of `Waiting`: no turn yet first, then by the month of the last one, in the order of names.

    Left out are those on a break, those to whom something is offered, and those who have a place that is to come.
    """
    wanted = _without(period, now)
    found = db.rows(wanted.limit(size).offset((number - 1) * size))
    if not found and number > 1:
        return longest_without(period, now, 1, size)
    rows = [Waiting(row.ref, called(row.full_name, row.known_as), row.last_at) for row in found]
    return web.Page(rows, number, found[0].all_of_them if found else 0, size)


def _without(period: Period, now: datetime) -> Select[str, str, str | None, datetime, int]:
    had = turns(now, {})
    last = select(had.c.person_id, func.max(had.c.last_at).label("at")).group_by(had.c.person_id).subquery()
    coming = exists().where(Place.person_id == Advisor.person_id, Place.state.in_(COMING))
    month = extract("year", last.c.at) * 12 + extract("month", last.c.at)
    total = func.count().over()
    return (
        select(
            Person.ref, Person.full_name, Person.known_as, last.c.at.label("last_at"), total.label("all_of_them")
        )
        .join(Advisor, Advisor.person_id == Person.id)
        .outerjoin(last, last.c.person_id == Person.id)
        .where(Advisor.state == AdvisorState.ACTIVE, last.c.at.is_(None) | (last.c.at < period.since), ~coming)
        .order_by(last.c.at.is_not(None), month, Person.sought, Person.id)
    )  # fmt: skip


def planned_minutes(period: Period, now: datetime) -> Subquery:
    """By person the planned minutes of their turns in this time, as a subquery: what a proposal calls prior minutes."""
    had = turns(now, {"here": (period.since, period.until)})
    return select(had.c.person_id, func.sum(had.c.here_minutes).label("minutes")).group_by(had.c.person_id).subquery()


def own_line(person_id: int, period: Period, now: datetime) -> tuple[Own, Own]:
    """Of this person: in this time, and in all."""
    spans = {"here": (period.since, period.until), "ever": (datetime(1900, 1, 1, tzinfo=UTC), period.until)}
    had = turns(now, spans, Place.person_id == person_id)
    sums = (had.c.here, had.c.here_minutes, had.c.ever, had.c.ever_minutes)
    (row,) = db.rows(select(*(func.coalesce(func.sum(column), 0) for column in sums)))
    return Own(int(row[0]), int(row[1])), Own(int(row[2]), int(row[3]))


def teams() -> list[tuple[int, str, str]]:
    """(id, reference, name) of every team, by name."""
    wanted = select(Team.id, Team.ref, Team.name).order_by(Team.name)
    return [(row.id, row.ref, row.name) for row in db.rows(wanted)]

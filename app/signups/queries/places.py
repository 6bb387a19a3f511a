"""Reads about the places of a person, of an opportunity, and of those who wait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Executable, Integer, Select, bindparam, case, func, literal, select, true
from sqlalchemy.orm import joinedload, raiseload, selectinload

from app.core import db, editions
from app.core.states import one_of
from app.opportunities.models import Opportunity, Session
from app.opportunities.queries import as_read
from app.people.models import Advisor, Person
from app.people.states import AdvisorState
from app.signups.models import Attending, OrganisationLimit, Place, PlaceMove
from app.signups.rules import Unit
from app.signups.states import ENDED, HELD, LIVE, TAKES_A_SEAT, Coming, PlaceState


def taken(opportunity_ids: Iterable[int]) -> dict[Unit, int]:
    """How many places each unit has given away, confirmed or on offer, for all these opportunities at once.

    Of one day of a series: how many more are there than have the whole, and fewer where more are away than stand in.
    """
    ids = list(opportunity_ids)
    given = select(Place.seat_id, Place.session_id, literal(1).label("number"))
    given = given.where(Place.opportunity_id.in_(ids), Place.state.in_(TAKES_A_SEAT))
    gone = select(Place.seat_id, Attending.session_id, literal(-1)).join(Attending, Attending.place_id == Place.id)
    gone = gone.where(Place.opportunity_id.in_(ids), *said_no())
    every = given.union_all(gone).subquery()
    counted = select(every.c.seat_id, every.c.session_id, func.sum(every.c.number))
    rows = db.session().execute(counted.group_by(every.c.seat_id, every.c.session_id))
    return {(seat, session): int(number) for seat, session, number in rows}


def said_no() -> tuple[ColumnElement[bool], ...]:
    """Of a series: whoever keeps the place, and is away on the day that they say so of."""
    return (
        Place.state == PlaceState.CONFIRMED, Place.session_id.is_(None), Attending.answer == Coming.NOT_THAT_DAY
    )  # fmt: skip


def live_of(person_id: int, opportunity_ids: Iterable[int]) -> list[Place]:
    """The live places of one person in these opportunities; one statement where there are none, as mostly."""
    ids = [row.id for row in db.rows(_live_of(), {"person_id": person_id, "ids": list(opportunity_ids)})]
    if not ids:
        return []
    return list(db.session().scalars(select(Place).where(Place.id.in_(ids)).order_by(Place.id)))


@cache  # writing a statement anew takes longer than asking it: so those that every sign-up asks are written once
def _live_of() -> Executable:
    which = (Place.person_id == bindparam("person_id"), Place.opportunity_id.in_(bindparam("ids", expanding=True)))
    return select(Place.id).where(*which, one_of(Place.state, LIVE))


IN_ORDER = (Place.rank.is_(None), Place.rank, Place.position, Place.id)


def reserve_number(place: Place) -> int:
    """1 for the first on the reserve list of this seat."""
    unit = {"opportunity_id": place.opportunity_id, "seat_id": place.seat_id, "session_id": place.session_id}
    where = {"rank": place.rank} if place.rank is not None else {"position": place.position}
    ((ahead,),) = db.rows(_ahead(place.rank is not None), unit | where)
    return 1 + int(ahead)


@cache
def _ahead(ranked: bool) -> Executable:  # noqa: FBT001
    """How many of those who wait for a unit stand before a rank, or before a position without one."""
    sooner = Place.rank.is_not(None) | (Place.position < bindparam("position"))
    return select(func.count()).where(
        Place.opportunity_id == bindparam("opportunity_id"),
        Place.seat_id == bindparam("seat_id"),
        Place.session_id.is_not_distinct_from(bindparam("session_id", type_=Integer)),
        Place.state == PlaceState.RESERVE,
        Place.rank < bindparam("rank") if ranked else sooner,
    )


@dataclass(frozen=True)
class Names:
    """Of one opportunity: the last position that was given (0 before the first), how many wait for each unit, breaks
    and all, and whether one person has a live place.

    Beside it what else a sign-up needs in that moment: the stamp of the edition, and whether the organisation's limit
    stops anybody.
    """

    last: int
    waiting: dict[Unit, int]
    mine: bool
    stamp: str | None
    limit_stops: bool


def names(opportunity_id: int, person_id: int | None = None) -> Names:
    """One statement. Asked with the row taken, its stamp is that of the edition as it is then."""
    found = db.rows(_names(), {"opportunity_id": opportunity_id, "person_id": person_id or 0})
    return Names(
        last=max(row.last or 0 for row in found),
        waiting={(row.seat_id, row.session_id): row.waiting for row in found if row.waiting},
        mine=any(row.mine for row in found),
        stamp=editions.in_hand(editions.OPPORTUNITIES, found[0].stamp),
        limit_stops=bool(found[0].stops),
    )


@cache
def _names() -> Executable:
    """A row for each unit, or one without any: what is beside it is asked of those without names too."""
    own = (Place.person_id == bindparam("person_id")) & one_of(Place.state, LIVE)
    units = (
        select(
            Place.seat_id,
            Place.session_id,
            func.max(Place.position).label("last"),
            func.sum(case((Place.state == PlaceState.RESERVE, 1), else_=0)).label("waiting"),
            func.sum(case((own, 1), else_=0)).label("mine"),
        )
        .where(Place.opportunity_id == bindparam("opportunity_id"))
        .group_by(Place.seat_id, Place.session_id)
        .subquery()
    )
    stops = select(OrganisationLimit.stops).scalar_subquery().label("stops")
    beside = select(editions.beside(editions.OPPORTUNITIES).label("stamp"), stops).subquery()
    return select(units, beside).select_from(beside.outerjoin(units, true()))


WITH_WHAT = (
    joinedload(Place.session),
    joinedload(Place.seat),
    joinedload(Place.opportunity).joinedload(Opportunity.kind),
    joinedload(Place.opportunity).joinedload(Opportunity.team),
    joinedload(Place.opportunity).selectinload(Opportunity.sessions),
)


def places_of_person(person_id: int, states: frozenset[PlaceState] | None = None) -> Sequence[Place]:
    """All places of one person with what they are for, the newest first."""
    wanted = select(Place).where(Place.person_id == person_id).options(*WITH_WHAT)
    if states is not None:
        wanted = wanted.where(Place.state.in_(states))
    return db.session().scalars(wanted.order_by(Place.id.desc())).unique().all()


def places_to_show(person_id: int) -> Sequence[Place]:
    """The same to be shown and not written to: one statement, with what they are for as everybody reads it."""
    return as_read.put_in(db.session().scalars(_to_show(), {"person_id": person_id}).all())


@cache  # asked on the pages that people open first
def _to_show() -> Select[Place]:
    wanted = select(Place).where(Place.person_id == bindparam("person_id")).order_by(Place.id.desc())
    return wanted.options(raiseload("*"))


def places_of(opportunity_id: int) -> Sequence[Place]:
    """All places of one opportunity with the people, in the order names came."""
    wanted = (
        select(Place)
        .where(Place.opportunity_id == opportunity_id)
        .options(
            joinedload(Place.person).joinedload(Person.advisor), joinedload(Place.session), joinedload(Place.seat),
            selectinload(Place.moves),
        )
        .order_by(*IN_ORDER)
    )  # fmt: skip
    return db.session().scalars(wanted).unique().all()


def were_in(opportunity_id: int, session: Session | None) -> Select[Place]:
    """Every place that was held for this session, or for work without sessions, whatever became of it since.

    A place that ended (given up, taken back, called off) after the session had begun was held for it.
    """
    every = select(Place).where(Place.opportunity_id == opportunity_id)
    if session is None:
        return every.where(Place.session_id.is_(None), Place.state.in_(HELD))
    ended_since = select(PlaceMove.place_id).where(
        PlaceMove.before == PlaceState.CONFIRMED.value,
        PlaceMove.after.in_([state.value for state in ENDED]),
        PlaceMove.at > session.starts_at,
    )
    return every.where(
        (Place.session_id == session.id) | Place.session_id.is_(None),
        Place.state.in_(HELD) | Place.id.in_(ended_since),
    )


def overdue_offers(now: datetime, limit: int = 50) -> list[tuple[int, int]]:
    """(opportunity id, place id) of offers whose time to answer has passed."""
    wanted = select(Place.opportunity_id, Place.id).where(Place.state == PlaceState.OFFERED, Place.answer_by <= now)
    rows = db.session().execute(wanted.order_by(Place.answer_by, Place.id).limit(limit))
    return [(opportunity_id, place_id) for opportunity_id, place_id in rows]


def answered_by(place_ids: Iterable[int]) -> dict[int, datetime]:
    """Of those among these that are offers with a time to answer: until when."""
    running = Place.state == PlaceState.OFFERED, Place.answer_by.is_not(None)
    rows = db.session().execute(select(Place.id, Place.answer_by).where(Place.id.in_(list(place_ids)), *running))
    return {place_id: due for place_id, due in rows if due is not None}


def for_host(opportunity_id: int) -> tuple[dict[PlaceState, int], Sequence[Place]]:
    """How many places are in each state, and the places that both sides have agreed on, with the people."""
    counted = select(Place.state, func.count()).where(Place.opportunity_id == opportunity_id).group_by(Place.state)
    counts = {row[0]: row[1] for row in db.session().execute(counted)}
    wanted = (
        select(Place)
        .where(Place.opportunity_id == opportunity_id, Place.state.in_(HELD))
        .options(joinedload(Place.person), joinedload(Place.session), joinedload(Place.seat))
        .order_by(Place.position, Place.id)
    )
    return counts, db.session().scalars(wanted).unique().all()


def advisors_named(words: str, limit: int = 20) -> Sequence[Person]:
    """Active advisors whose name holds these words."""
    pattern = f"%{words.replace('%', '').replace('_', '')}%"
    wanted = (
        select(Person)
        .join(Advisor, Advisor.person_id == Person.id)
        .where(Advisor.state == AdvisorState.ACTIVE, Person.full_name.ilike(pattern) | Person.known_as.ilike(pattern))
        .order_by(Person.full_name)
        .limit(limit)
    )
    return db.session().scalars(wanted).all()

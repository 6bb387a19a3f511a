"""Reads about cover: what is free, who could step in, who was asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload, raiseload

from app.core import db
from app.core.clock import LONDON
from app.opportunities.models import Opportunity, Seat, Session
from app.opportunities.queries import as_read, facts_of
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import reasons, seat_open, seat_suits
from app.opportunities.rules.met import NotMet, met
from app.opportunities.states import LIVE, ORDERED, SessionState
from app.people.models import Advisor, Person
from app.people.states import AdvisorState
from app.signups import queries, rules
from app.signups.aside.queries import who_set_aside
from app.signups.cover.models import CoverAsk
from app.signups.cover.rules import LATELY, MAY_STILL_ANSWER, RECENT, Candidate, in_the_way, ranked
from app.signups.cover.states import CoverAnswer
from app.signups.models import Attending, Place
from app.signups.rules import Unit
from app.signups.rules.sitting import Found
from app.signups.states import TAKES_A_SEAT, WAITING, Coming, PlaceState

GONE = (PlaceState.DECLINED, PlaceState.WITHDRAWN, PlaceState.RELEASED)  # they said no to this one, or had to
HAVE_HAD = (PlaceState.CONFIRMED, PlaceState.TOOK_PART)


def free_units(opportunity: Opportunity, now: datetime) -> list[tuple[Unit, int]]:
    """What is free in an opportunity that goes on, and how many places of it. Nothing while an order decides.

    Of a series besides: one day of it, where somebody cannot come and nobody stands in.
    """
    if opportunity.state not in LIVE or rules.has_begun(opportunity, None, now):
        return []
    if opportunity.method in ORDERED and opportunity.ordered_at is None:
        return []
    free = rules.free(opportunity, queries.taken([opportunity.id]), now)
    return [(unit, number) for unit, number in [*free.items(), *queries.gaps(opportunity, now).items()] if number]


def not_that_day(now: datetime) -> Select[Person, datetime, str, str, int, int]:
    """Who cannot come on one day of a series (`Person`, `starts_at`, and of what: `ref`, `title`, seat and session id).

    Left out are days on which somebody stands in, or was asked in the last days and may still say yes; and whoever is
    leaving, whose place goes on as a whole in a moment.
    """
    this = CoverAsk.seat_id == Place.seat_id, CoverAsk.session_id == Attending.session_id
    asked = select(CoverAsk.id).where(*this, CoverAsk.answer.is_(None), CoverAsk.asked_at > now - MAY_STILL_ANSWER)
    other = aliased(Place)
    sits = other.seat_id == Place.seat_id, other.session_id == Attending.session_id, other.state.in_(TAKES_A_SEAT)
    stand_in = select(func.count()).where(*sits).correlate(Place, Attending).scalar_subquery()
    also, theirs = aliased(Attending), aliased(Place)
    away = (
        select(func.count())
        .select_from(also)
        .join(theirs, theirs.id == also.place_id)
        .where(
            also.session_id == Attending.session_id, also.answer == Coming.NOT_THAT_DAY,
            theirs.seat_id == Place.seat_id, theirs.state == PlaceState.CONFIRMED,
        )
        .correlate(Place, Attending)
        .scalar_subquery()
    )  # fmt: skip
    return (
        select(Person, Session.starts_at, Opportunity.ref, Opportunity.title, Place.seat_id, Attending.session_id)
        .join(Place, Place.person_id == Person.id)
        .join(Attending, Attending.place_id == Place.id)
        .join(Session, Session.id == Attending.session_id)
        .join(Opportunity, Opportunity.id == Place.opportunity_id)
        .where(
            Place.state == PlaceState.CONFIRMED, Place.session_id.is_(None), Attending.answer == Coming.NOT_THAT_DAY,
            Place.leaving_at.is_(None), Attending.no_cover_at.is_(None), Session.state == SessionState.PLANNED,
            Session.starts_at > now, Opportunity.state.in_(LIVE), ~exists(asked.correlate(Place, Attending)),
            away > stand_in,
        )
    )  # fmt: skip


def candidates(
    opportunity: Opportunity, unit: Unit, now: datetime, among: Collection[int] | None = None
) -> list[Candidate]:
    """Who could step in (of all, or `among` these), in order: active, fitting on the record and in the mix, with time
    for it and for the way, within the month's limits, and not asked lately."""
    seat, session = _what(opportunity, unit)
    possible = select(Advisor.person_id).where(
        Advisor.state == AdvisorState.ACTIVE,
        Advisor.person_id.not_in(_in_it_or_gone(opportunity, unit)),
        Advisor.person_id.not_in(_left_in_peace(opportunity, now)),
    )
    if among is not None:
        possible = possible.where(Advisor.person_id.in_(list(among)))
    facts = facts_of(sorted(set(db.session().scalars(possible)) - who_set_aside(opportunity)))
    fitting = [each for each in facts.values() if fits(opportunity, seat, session, each, now)]
    who = queries.who_are(opportunity, [each.person_id for each in fitting])
    room = queries.room_of_unit(opportunity, unit)
    fitting = [each for each in fitting if isinstance(room.ask(who[each.person_id], seat.id), Found)]
    waiting = {place.person_id: place.position for place in _waiting(unit)}
    known = queries.concerns_of(opportunity, unit[1], [each.person_id for each in fitting])
    able = [e for e in fitting if not in_the_way(known.get(e.person_id, ()), waits=e.person_id in waiting)]
    turns = _turns([each.person_id for each in able], now)
    return ranked(
        Candidate(
            each.person_id,
            waiting.get(each.person_id),
            opportunity.kind_code in each.interests,
            turns.get(each.person_id, 0),
        )
        for each in able
    )


def fits(opportunity: Opportunity, seat: Seat, session: Session | None, facts: AdvisorFacts, now: datetime) -> bool:
    """Whether nothing on the record stands in the way of this seat on the day of this session."""
    first = session.starts_at if session else opportunity.first_starts_at or now
    on = first.astimezone(LONDON).date()
    own = [
        each
        for each in opportunity.conditions
        if each.seat_id == seat.id or (session and each.session_id == session.id)
    ]
    met_all = all(reason.met is not False for reason in reasons(opportunity, facts, now, on=on))
    open_ = seat_suits(seat.type, facts) and seat_open(opportunity, seat, facts)
    return open_ and met_all and not any(isinstance(met(c, facts, on), NotMet) for c in own)


def asks_of(opportunity_id: int) -> Sequence[CoverAsk]:
    """Everybody who was asked about this opportunity, the newest first."""
    wanted = select(CoverAsk).where(CoverAsk.opportunity_id == opportunity_id)
    wanted = wanted.options(joinedload(CoverAsk.person), joinedload(CoverAsk.session))
    return db.session().scalars(wanted.order_by(CoverAsk.id.desc())).all()


WITH_WHAT = (
    joinedload(CoverAsk.seat),
    joinedload(CoverAsk.session),
    joinedload(CoverAsk.person),
    joinedload(CoverAsk.opportunity).joinedload(Opportunity.kind),
    joinedload(CoverAsk.opportunity).joinedload(Opportunity.team),
    joinedload(CoverAsk.opportunity).selectinload(Opportunity.sessions),
    joinedload(CoverAsk.opportunity).selectinload(Opportunity.conditions),
)


def open_asks(person_id: int, now: datetime) -> list[CoverAsk]:
    """What this person was asked, has not answered, and has not begun."""
    found = db.session().scalars(_unanswered(), {"person_id": person_id}).all()
    return [ask for ask in as_read.put_in(found) if still_open(ask, now)]


@cache
def _unanswered() -> Select[CoverAsk]:
    wanted = select(CoverAsk).where(CoverAsk.person_id == bindparam("person_id"), CoverAsk.answer.is_(None))
    return wanted.order_by(CoverAsk.id).options(raiseload("*"))


def still_open(ask: CoverAsk, now: datetime) -> bool:
    live = ask.opportunity.state in LIVE
    return ask.answer is None and live and not rules.has_begun(ask.opportunity, ask.session, now)


def _what(opportunity: Opportunity, unit: Unit) -> tuple[Seat, Session | None]:
    seat = next(each for each in opportunity.seats if each.id == unit[0])
    return seat, next((each for each in opportunity.sessions if each.id == unit[1]), None)


def _in_it_or_gone(opportunity: Opportunity, unit: Unit) -> ColumnElement[int]:
    this = or_(Place.session_id.is_(None), Place.session_id.is_not_distinct_from(unit[1]))  # a place for all is one too
    here = and_(Place.opportunity_id == opportunity.id, this)
    held = (PlaceState.OFFERED, PlaceState.CONFIRMED, *GONE)
    return select(Place.person_id).where(here, Place.state.in_(held)).scalar_subquery()


def _left_in_peace(opportunity: Opportunity, now: datetime) -> ColumnElement[int]:
    here = and_(
        CoverAsk.opportunity_id == opportunity.id,
        or_(CoverAsk.answer.is_(None), CoverAsk.answer == CoverAnswer.NO),
    )
    return select(CoverAsk.person_id).where(or_(here, CoverAsk.asked_at > now - LATELY)).scalar_subquery()


def _waiting(unit: Unit) -> Sequence[Place]:
    wanted = select(Place).where(
        Place.seat_id == unit[0], Place.session_id.is_not_distinct_from(unit[1]), Place.state.in_(WAITING)
    )
    return db.session().scalars(wanted).all()


def _turns(person_ids: Sequence[int], now: datetime) -> dict[int, int]:
    """How many places each has had in the last year: only for the order, never shown as a number."""
    counted = (
        select(Place.person_id, func.count())
        .where(Place.person_id.in_(person_ids), Place.state.in_(HAVE_HAD), Place.asked_at > now - RECENT)
        .group_by(Place.person_id)
    )
    return {row[0]: row[1] for row in db.session().execute(counted)}

"""Who sits in a session (or in the whole), and who waits for it, with what counts of each for the mix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Integer, and_, bindparam, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import clock, db
from app.core.i18n import gettext as _
from app.core.states import one_of
from app.opportunities.models import Opportunity
from app.opportunities.pages import until_words
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.states import LIVE, Attendance, Method, OpportunityState
from app.people.models import Advisor
from app.people.states import AdvisorState
from app.signups import rules
from app.signups.models import Attending, Place
from app.signups.queries import newness
from app.signups.queries.limits import beyond_limit
from app.signups.queries.places import IN_ORDER, said_no, taken
from app.signups.queries.signing import not_signed_off
from app.signups.rules import Unit, answer_by, begins, chooses_sessions, coming, parties
from app.signups.rules.mix import Room
from app.signups.rules.sitting import Day, Kept, KeptForNew, Sitting, Who, kept_words
from app.signups.states import TAKES_A_SEAT, Coming, PlaceState

Rooms = dict[int | None, Room]


def room_of(opportunity: Opportunity, session_id: int | None) -> Room:
    """One statement; seats, mixes and conditions of `opportunity` being loaded."""
    return _rooms(opportunity, [session_id])[session_id]


def room_of_unit(opportunity: Opportunity, unit: Unit) -> Room:
    """The same; for one day of a series, whoever is there on that day.

    On such a day nobody is moved: their seat is theirs for the whole.
    """
    session_id = unit[1]
    if session_id is None or chooses_sessions(opportunity):
        return room_of(opportunity, session_id)
    said_no = Attending.session_id == session_id, Attending.answer == Coming.NOT_THAT_DAY
    away = set(db.session().scalars(select(Attending.place_id).where(*said_no)))
    rows = db.rows(_seated(newness.asked(opportunity, clock.now())), {"opportunity_id": opportunity.id})
    there = [row for row in rows if row.session_id in {None, session_id} and row.id not in away]
    sitting = [Sitting(row.id, row.seat_id, _who(row)) for row in there]
    own, kept = {seat.id for seat in opportunity.seats}, rules.kept_now(opportunity, clock.now())
    return Room(opportunity.seats, opportunity.mixes, sitting, own, kept=kept)


def rooms_of(opportunity: Opportunity, now: datetime) -> Rooms:
    """By session to come, or of the whole, everything that places are counted in; one statement for all of it."""
    ids = [session.id for session in coming(opportunity, now)] if chooses_sessions(opportunity) else [None]
    return _rooms(opportunity, ids)


def _rooms(opportunity: Opportunity, session_ids: Iterable[int | None]) -> Rooms:
    sitting: dict[int | None, list[Sitting]] = {session_id: [] for session_id in session_ids}
    beside: dict[int, list[int]] = {}
    for row in db.rows(_seated(newness.asked(opportunity, clock.now())), {"opportunity_id": opportunity.id}):
        if row.session_id in sitting:
            sitting[row.session_id].append(Sitting(row.id, row.seat_id, _who(row)))
        else:
            beside.setdefault(row.session_id, []).append(row.seat_id)
    own = {condition.seat_id for condition in opportunity.conditions if condition.seat_id}
    days = _days(opportunity, beside) if beside and None in sitting else []
    kept = rules.kept_now(opportunity, clock.now())
    return {
        each: Room(opportunity.seats, opportunity.mixes, there, own, days, kept=kept) for each, there in sitting.items()
    }


def _days(opportunity: Opportunity, beside: Mapping[int, Sequence[int]]) -> list[Day]:
    """Of a series the days to come on which somebody is there for the day alone. `beside`: their seats, by session."""
    ahead = [session.id for session in coming(opportunity, clock.now()) if session.id in beside]
    away = select(Attending.session_id, Attending.place_id).join(Place, Place.id == Attending.place_id)
    away = away.where(Place.opportunity_id == opportunity.id, Attending.session_id.in_(ahead), *said_no())
    gone: dict[int, set[int]] = {}
    for session_id, place_id in db.session().execute(away) if ahead else ():
        gone.setdefault(session_id, set()).add(place_id)
    return [Day(tuple(beside[each]), frozenset(gone.get(each, ()))) for each in ahead]


@cache
def _seated(asks: newness.Asked) -> Executable:
    """Whoever holds a place or an offer, with what counts of each."""
    return (
        select(Place.id, Place.seat_id, Place.session_id, Advisor.service_user, Advisor.carer, *newness.columns(asks))
        .join(Advisor, Advisor.person_id == Place.person_id, isouter=True)
        .where(Place.opportunity_id == bindparam("opportunity_id"), one_of(Place.state, TAKES_A_SEAT))
        .order_by(Place.id)
    )


def _who(row: Any) -> Who:
    return Who(bool(row.service_user), bool(row.carer), bool(row.new), bool(row.new_to_kind))


def rooms_in_use(opportunity: Opportunity) -> list[int | None]:
    """The sessions (nothing for the whole) in which somebody holds a place or an offer."""
    wanted = select(Place.session_id).where(
        Place.opportunity_id == opportunity.id, Place.state.in_({PlaceState.CONFIRMED, PlaceState.OFFERED})
    )
    return list(db.session().scalars(wanted.distinct()))


def overlooked(now: datetime) -> list[int]:
    """Opportunities with a place free for somebody who waits and may be asked now: nobody told us that they may again.

    Such as after another place of theirs ended, where a limit had stopped them. What is full has nothing free, but for
    a series with a day that was full, and has begun.
    """
    waits = exists().where(Place.opportunity_id == Opportunity.id, Place.state == PlaceState.RESERVE)
    for_a_day = exists().where(
        Place.opportunity_id == Opportunity.id, Place.session_id.is_not(None), Place.state.in_(TAKES_A_SEAT)
    )
    was_full = (Opportunity.state == OpportunityState.FILLED) & (Opportunity.attendance == Attendance.ALL) & for_a_day
    nobody_chooses = Opportunity.method != Method.CHOSEN, Opportunity.asks_held_at.is_(None)
    wanted = (
        select(Opportunity)
        .where(
            Opportunity.state.in_(LIVE),
            or_(was_full, and_(waits, *nobody_chooses, Opportunity.state != OpportunityState.FILLED)),
        )
        .options(joinedload(Opportunity.kind), *(selectinload(each) for each in COUNTED))
    )
    found = db.session().scalars(wanted.order_by(Opportunity.id)).all()
    given = taken([each.id for each in found]) if found else {}
    ahead = [each for each in found if not rules.has_begun(each, None, now)]
    free = [each for each in ahead if any(rules.free(each, given, now).values())]
    return [each.id for each in free if each.state is OpportunityState.FILLED or _could_ask(each, now)]


COUNTED = (Opportunity.sessions, Opportunity.seats, Opportunity.mixes, Opportunity.conditions)


def _could_ask(opportunity: Opportunity, now: datetime) -> bool:
    """Whether an offer could be made to any of those who wait; too close to the day there are calls instead."""
    sessions = {each.id: each for each in opportunity.sessions}
    for session_id, room in rooms_of(opportunity, now).items():
        if answer_by(now, begins(opportunity, sessions.get(session_id or 0), now)) is None:
            continue
        who = dict(line(opportunity, room.seats, session_id))
        for party in parties(list(who)):
            if room.holds([(place.id, who[place], place.seat_id) for place in party]):
                return True
    return False


def held_back(opportunity: Opportunity, now: datetime) -> int:
    """How many people could be asked at once, where that waits for a person of the team; else none."""
    if opportunity.asks_held_at is None:
        return 0
    found = 0
    for session_id, room in rooms_of(opportunity, now).items():
        waiting = line(opportunity, room.seats, session_id)
        who = {place.id: each for place, each in waiting}
        for party in parties([place for place, _who in waiting]):
            if room.ask_all([(place.id, who[place.id], place.seat_id) for place in party]):
                found += len(party)
    return found


def why_waits(place: Place, opportunity: Opportunity) -> str:
    """The plain reason where a place is free and kept for the mix or for somebody new; else nothing."""
    if not (opportunity.mixes or rules.kept_now(opportunity, clock.now())):
        return ""
    room = room_of(opportunity, place.session_id)
    asked = room.ask(who_is(opportunity, place.person_id), place.seat_id)
    return why_kept(asked, opportunity) if isinstance(asked, Kept) else ""


def why_kept(kept: Kept, opportunity: Opportunity) -> str:
    """Why nobody but certain people may have what is free now."""
    if isinstance(kept, KeptForNew):
        until = until_words(opportunity)
        return _("The places that are left are kept for people who are new to this, until %(until)s.", until=until)
    return kept_words(kept.of)


def line(opportunity: Opportunity, seat_ids: Iterable[int], session_id: int | None) -> list[tuple[Place, Who]]:
    """Those who wait for these seats and may be asked today, in the order in which they are asked.

    Whoever is on a break keeps their number and is passed over, and so is whoever would come beyond a limit that stops,
    or waits for a seat that nobody has signed them off for.
    """
    which = {"opportunity_id": opportunity.id, "seat_ids": list(seat_ids), "session_id": session_id}
    asked = db.session().execute(_line(newness.asked(opportunity, clock.now())), which)
    found = [(row[0], _who(row)) for row in asked]
    stopped = beyond_limit(opportunity, session_id, [place.person_id for place, _who in found])
    unsigned = not_signed_off(opportunity, [place for place, _who in found])
    return [(each, who) for each, who in found if each.person_id not in stopped and each.id not in unsigned]


@cache
def _line(asks: newness.Asked) -> Executable:
    return (
        select(Place, Advisor.service_user, Advisor.carer, *newness.columns(asks))
        .join(Advisor, Advisor.person_id == Place.person_id)
        .where(
            Place.opportunity_id == bindparam("opportunity_id"),
            Place.seat_id.in_(bindparam("seat_ids", expanding=True)),
            Place.session_id.is_not_distinct_from(bindparam("session_id", type_=Integer)),
            Place.state == PlaceState.RESERVE,
            Advisor.state == AdvisorState.ACTIVE,
        )
        .order_by(*IN_ORDER)
    )


def who_signs_up(opportunity: Opportunity, facts: AdvisorFacts) -> Who:
    """What counts of one person here, of whom the record is at hand."""
    if any(newness.asked(opportunity, clock.now())):
        return who_is(opportunity, facts.person_id)
    return Who(facts.service_user, facts.carer)


def who_is(opportunity: Opportunity, person_id: int) -> Who:
    """What counts of one person here."""
    which = {"opportunity_id": opportunity.id, "person_id": person_id}
    found = db.rows(_person(newness.asked(opportunity, clock.now())), which)
    return _who(found[0]) if found else Who(False, False)  # noqa: FBT003


def who_are(opportunity: Opportunity, person_ids: Iterable[int]) -> dict[int, Who]:
    """The same for each of those of them who are advisors."""
    new = newness.columns(newness.asked(opportunity, clock.now()), Advisor.person_id, with_place=False)
    people = select(Advisor.service_user, Advisor.carer, *new, Advisor.person_id)
    which = people.where(Advisor.person_id.in_(list(person_ids)))
    rows = db.session().execute(
        which, {"opportunity_id": opportunity.id} if any(newness.asked(opportunity, clock.now())) else {}
    )
    return {row.person_id: _who(row) for row in rows}


@cache
def _person(asks: newness.Asked) -> Executable:
    person = select(Advisor.service_user, Advisor.carer, *newness.columns(asks, Advisor.person_id, with_place=False))
    return person.where(Advisor.person_id == bindparam("person_id"))

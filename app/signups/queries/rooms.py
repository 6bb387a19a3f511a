"""Who sits in a session (or in the whole), and who waits for it, with what counts of each for the mix."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import aliased

from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.states import Mix
from app.people.models import Advisor
from app.people.states import AdvisorState
from app.signups.models import Place
from app.signups.queries.places import IN_ORDER
from app.signups.rules import chooses_sessions, coming, parties
from app.signups.rules.mix import Kept, Room, Sitting, Who, kept_words
from app.signups.states import TAKES_A_SEAT, PlaceState


def room_of(opportunity: Opportunity, session_id: int | None) -> Room:
    """One statement; seats, mixes and conditions of `opportunity` being loaded."""
    wanted = (
        select(Place.id, Place.seat_id, Advisor.service_user, Advisor.carer, _new(opportunity))
        .join(Advisor, Advisor.person_id == Place.person_id, isouter=True)
        .where(
            Place.opportunity_id == opportunity.id,
            Place.session_id.is_not_distinct_from(session_id),
            Place.state.in_(TAKES_A_SEAT),
        )
        .order_by(Place.id)
    )
    sitting = [Sitting(row[0], row[1], Who(bool(row[2]), bool(row[3]), bool(row[4])))
               for row in db.session().execute(wanted)]  # fmt: skip
    own = {condition.seat_id for condition in opportunity.conditions if condition.seat_id}
    return Room(opportunity.seats, opportunity.mixes, sitting, own)


Rooms = dict[int | None, Room]


def rooms_of(opportunity: Opportunity, now: datetime) -> Rooms:
    """By session to come, or of the whole, everything that places are counted in."""
    ids = [session.id for session in coming(opportunity, now)] if chooses_sessions(opportunity) else [None]
    return {session_id: room_of(opportunity, session_id) for session_id in ids}


def rooms_in_use(opportunity: Opportunity) -> list[int | None]:
    """The sessions (nothing for the whole) in which somebody holds a place or an offer."""
    wanted = select(Place.session_id).where(
        Place.opportunity_id == opportunity.id, Place.state.in_({PlaceState.CONFIRMED, PlaceState.OFFERED})
    )
    return list(db.session().scalars(wanted.distinct()))


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
    """The plain reason where a place is free and kept for the mix; else nothing."""
    room = room_of(opportunity, place.session_id)
    asked = room.ask(who_is(opportunity, place.person_id), place.seat_id)
    return kept_words(asked.of) if isinstance(asked, Kept) else ""


def line(opportunity: Opportunity, seat_ids: Iterable[int], session_id: int | None) -> list[tuple[Place, Who]]:
    """Those who wait for these seats and may be asked today, in the order in which they are asked.

    Whoever is on a break keeps their number and is passed over.
    """
    wanted = (
        select(Place, Advisor.service_user, Advisor.carer, _new(opportunity))
        .join(Advisor, Advisor.person_id == Place.person_id)
        .where(
            Place.seat_id.in_(list(seat_ids)),
            Place.session_id.is_not_distinct_from(session_id),
            Place.state == PlaceState.RESERVE,
            Advisor.state == AdvisorState.ACTIVE,
        )
        .order_by(*IN_ORDER)
    )
    return [(row[0], Who(row[1], row[2], bool(row[3]))) for row in db.session().execute(wanted)]


def who_is(opportunity: Opportunity, person_id: int) -> Who:
    """What counts of one person here."""
    person = select(Advisor.service_user, Advisor.carer, _new(opportunity, Advisor.person_id))
    row = db.session().execute(person.where(Advisor.person_id == person_id)).first()
    return Who(row[0], row[1], bool(row[2])) if row else Who(False, False)  # noqa: FBT003


def _new(opportunity: Opportunity, person_id: object = Place.person_id) -> ColumnElement[bool]:
    """Whether a person has not taken part in anything else yet; looked up only where a rule asks for it."""
    if not any(rule.of == Mix.FIRST_TIMER.value for rule in opportunity.mixes):
        return false()
    before = aliased(Place)
    took_part = select(before.id).where(
        before.person_id == person_id,
        before.state == PlaceState.TOOK_PART,
        before.opportunity_id != opportunity.id,
    )
    return ~took_part.exists()

"""Who offers, who would like a buddy, and whom the team could think of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.matching.buddies.models import Buddying, BuddyOffer
from app.matching.buddies.states import LIVE, NAMED, BuddyState
from app.opportunities.models import Opportunity
from app.opportunities.permissions import visible_to
from app.opportunities.queries import facts_of
from app.opportunities.rules.private import kept_from
from app.people.eyes import eyes_of
from app.people.models import Advisor, Person
from app.people.states import AdvisorState
from app.signups import rules
from app.signups.models import Place
from app.signups.states import PlaceState

WITH_WHAT = (
    joinedload(Buddying.person),
    joinedload(Buddying.buddy),
    joinedload(Buddying.place).joinedload(Place.session),
    joinedload(Buddying.opportunity).joinedload(Opportunity.kind),
    joinedload(Buddying.opportunity).selectinload(Opportunity.sessions),
    joinedload(Buddying.opportunity).selectinload(Opportunity.conditions),
)


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be the buddy. `there`: they have a place in it themselves."""

    person: Person
    there: bool


def offers_of(person_id: int) -> set[str]:
    """For which kinds somebody would be a buddy."""
    return set(db.session().scalars(select(BuddyOffer.kind_code).where(BuddyOffer.person_id == person_id)))


def kinds_known(person_id: int) -> set[str]:
    """The kinds in which somebody has taken part."""
    wanted = select(Opportunity.kind_code).join(Place, Place.opportunity_id == Opportunity.id)
    mine = Place.person_id == person_id, Place.state == PlaceState.TOOK_PART
    return set(db.session().scalars(wanted.where(*mine).distinct()))


def of_place(place_id: int) -> Buddying | None:
    """The wish for this place that is alive, or how it ended well."""
    states = LIVE | {BuddyState.MET}
    wanted = select(Buddying).where(Buddying.place_id == place_id, Buddying.state.in_(states)).options(*WITH_WHAT)
    return db.session().scalars(wanted.order_by(Buddying.id.desc()).limit(1)).unique().one_or_none()


def of_person(person_id: int, now: datetime) -> list[Buddying]:
    """What concerns somebody and is not over: their own wishes, and those of others whom they are asked about."""
    mine = or_(Buddying.person_id == person_id, Buddying.buddy_id == person_id)
    wanted = select(Buddying).where(mine, Buddying.state.in_(LIVE)).options(*WITH_WHAT).order_by(Buddying.id)
    found = db.session().scalars(wanted).unique().all()
    return [row for row in found if not rules.has_begun(row.opportunity, row.place.session, now)]


def open_ones() -> Sequence[Buddying]:
    """Everything that is alive, what waits for the team first."""
    wanted = select(Buddying).where(Buddying.state.in_(LIVE)).options(*WITH_WHAT)
    found = db.session().scalars(wanted.order_by(Buddying.asked_at, Buddying.id)).unique().all()
    return sorted(found, key=lambda row: row.state is not BuddyState.ASKED)


def candidates(row: Buddying) -> list[Candidate]:
    """Who offered for this kind and may be asked: those who have a place in it first, then whoever offered first.

    Left out are: who is on a break, or may not read of it; who was asked about this very place, or is a buddy in it
    already; and whoever one of the two keeps away from. Needs what `WITH_WHAT` loads.
    """
    opportunity = row.opportunity
    wanted = (
        select(Person, BuddyOffer.offered_at)
        .join(BuddyOffer, BuddyOffer.person_id == Person.id)
        .join(Advisor, Advisor.person_id == Person.id)
        .where(
            BuddyOffer.kind_code == opportunity.kind_code, Advisor.state == AdvisorState.ACTIVE,
            Person.id != row.person_id, Person.id.not_in(_asked_before(row)),
        )
        .options(selectinload(Person.roles))
        .order_by(BuddyOffer.offered_at, Person.id)
    )  # fmt: skip
    people = [each.Person for each in db.session().execute(wanted)]
    facts = facts_of([row.person_id, *(each.id for each in people)])
    own = facts.get(row.person_id)
    there = _there(opportunity.id)
    able = [
        each
        for each in people
        if own is not None
        and opportunity.visibility in visible_to(eyes_of(each))
        and not kept_from(opportunity, facts[each.id])
        and each.id not in own.avoids_people
        and row.person_id not in facts[each.id].avoids_people
    ]
    found = [Candidate(each, each.id in there) for each in able]
    return sorted(found, key=lambda each: not each.there)


def _asked_before(row: Buddying) -> set[int]:
    """Who was named for this place, or is the buddy of somebody in this opportunity."""
    about = or_(
        Buddying.place_id == row.place_id,
        (Buddying.opportunity_id == row.opportunity_id) & Buddying.state.in_(NAMED),
    )
    wanted = select(Buddying.buddy_id).where(about, Buddying.buddy_id.is_not(None))
    return {each for each in db.session().scalars(wanted) if each is not None}


def _there(opportunity_id: int) -> set[int]:
    held = Place.opportunity_id == opportunity_id, Place.state == PlaceState.CONFIRMED
    return set(db.session().scalars(select(Place.person_id).where(*held)))


def to_thank(now: datetime) -> list[Buddying]:
    """Agreed, and it has begun: did they meet?"""
    wanted = select(Buddying).where(Buddying.state == BuddyState.AGREED).options(*WITH_WHAT).order_by(Buddying.id)
    found = db.session().scalars(wanted).unique().all()
    return [row for row in found if rules.has_begun(row.opportunity, row.place.session, now)]


def met_by(person_id: int) -> Sequence[Buddying]:
    """Where somebody was a buddy, or had one: for their record."""
    mine = or_(Buddying.person_id == person_id, Buddying.buddy_id == person_id)
    wanted = select(Buddying).where(mine, Buddying.state == BuddyState.MET).options(selectinload(Buddying.opportunity))
    return db.session().scalars(wanted.order_by(Buddying.id.desc())).all()

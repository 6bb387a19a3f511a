"""Reads about what is shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlalchemy.orm import joinedload

from app.core import clock, db
from app.opportunities.models import Opportunity
from app.people.models import PassportEntry, PassportReading, Person
from app.people.passport.states import NEVER_WITH_HOSTS
from app.signups.models import Place
from app.signups.sharing.models import SharingAnswer, SharingChoice
from app.signups.sharing.rules import is_shared, still_read
from app.signups.states import PlaceState


def entries_for(person_id: int, opportunity_id: int) -> list[tuple[PassportEntry, bool]]:
    """All that this person could share with a host, and whether it is shared with that of this opportunity."""
    return _entries([person_id], opportunity_id)


def _entries(person_ids: Sequence[int], opportunity_id: int) -> list[tuple[PassportEntry, bool]]:
    here = and_(SharingChoice.entry_id == PassportEntry.id, SharingChoice.opportunity_id == opportunity_id)
    wanted = (
        select(PassportEntry, SharingChoice.shared)
        .outerjoin(SharingChoice, here)
        .where(PassportEntry.person_id.in_(person_ids), PassportEntry.field.not_in(NEVER_WITH_HOSTS))
        .order_by(PassportEntry.field, PassportEntry.position, PassportEntry.id)
    )
    return [(entry, is_shared(entry, chosen=chosen)) for entry, chosen in db.session().execute(wanted)]


def answered(person_id: int, opportunity_id: int) -> bool:
    return db.session().get(SharingAnswer, (person_id, opportunity_id)) is not None


def is_read(place: Place) -> bool:
    """Whether the host may read what is shared about this place."""
    opportunity = place.opportunity
    sessions = [each for each in opportunity.sessions if place.session_id in {None, each.id}]
    return still_read(place.state, opportunity, sessions, clock.now())


def state_of(place: Place) -> str:
    """For the page of a place: "" where no host reads anything, "ask" where they were not asked yet, else "chosen"."""
    if not is_read(place):
        return ""
    return "chosen" if answered(place.person_id, place.opportunity_id) else "ask"


@dataclass(frozen=True)
class Shared:
    """What one person shares with the host of an opportunity."""

    person: Person
    entries: Sequence[PassportEntry]


def shared_in(opportunity: Opportunity) -> list[Shared]:
    """What whoever has a place in it shares with its host, by name; two statements however many they are."""
    wanted = select(Place).where(Place.opportunity_id == opportunity.id, Place.state == PlaceState.CONFIRMED)
    places = db.session().scalars(wanted.options(joinedload(Place.person)).order_by(Place.id)).all()
    now = clock.now()
    people = {
        place.person_id: place.person
        for place in places
        if still_read(place.state, opportunity,
                      [each for each in opportunity.sessions if place.session_id in {None, each.id}], now)
    }  # fmt: skip
    found: dict[int, list[PassportEntry]] = {}
    for entry, shared in _entries(list(people), opportunity.id):
        if shared:
            found.setdefault(entry.person_id, []).append(entry)
    named = sorted(people.values(), key=lambda person: (person.name.casefold(), person.id))
    return [Shared(person, found[person.id]) for person in named if person.id in found]


def readings_of(person_id: int, opportunity_id: int) -> list[tuple[PassportReading, Person]]:
    """Who read what of theirs for this opportunity, the newest first."""
    wanted = select(PassportReading, Person).join(Person, Person.id == PassportReading.reader_id)
    mine = PassportReading.person_id == person_id, PassportReading.opportunity_id == opportunity_id
    rows = db.session().execute(wanted.where(*mine).order_by(PassportReading.id.desc()))
    return [(row[0], row[1]) for row in rows]


def places_to_share(person_id: int) -> list[Place]:
    """Their places of which a host may read something now, in the order they were asked for."""
    wanted = select(Place).where(Place.person_id == person_id, Place.state == PlaceState.CONFIRMED)
    options = joinedload(Place.opportunity).selectinload(Opportunity.sessions)
    places = db.session().scalars(wanted.options(options).order_by(Place.id)).all()
    return [place for place in places if is_read(place)]

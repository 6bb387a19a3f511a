"""What somebody has agreed to come to already, how much is enough in a month, and what follows for another place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Date, Executable, Select, bindparam, or_, select, true
from sqlalchemy.orm import joinedload

from app.core import clock, db
from app.core.db import UTCTime
from app.opportunities.models import Opportunity, Session
from app.opportunities.queries import advisor_facts
from app.opportunities.rules.fit import course_wanted, reasons
from app.opportunities.states import Facet, SessionState, Strength
from app.people.checks import check_words
from app.people.models import Person
from app.people.queries import checks_of
from app.signups import rules
from app.signups.models import OrganisationLimit, OwnLimit, Place
from app.signups.queries import signing
from app.signups.rules import Concern, Limit, Limits, Slot
from app.signups.states import WAITING, PlaceState

AGREED = (PlaceState.CONFIRMED, PlaceState.OFFERED, PlaceState.TOOK_PART)


def own_limit(person_id: int) -> OwnLimit | None:
    return db.session().get(OwnLimit, person_id)


def organisation_limit() -> OrganisationLimit | None:
    """What the organisation set; nothing while it has set nothing."""
    return db.session().get(OrganisationLimit, 1)


def _beforehand(person_id: int, since: date, besides: int | None) -> tuple[Limits, bool]:
    """In one statement the person's own limit and the organisation's, and whether they have agreed to anything."""
    (row,) = db.rows(_limits(), {"person_id": person_id, **_from(since, [person_id], besides)})
    limits = Limits(
        own=Limit(row.own_minutes, row.own_sessions),
        cap=Limit(row.minutes, row.sessions),
        cap_stops=bool(row.stops),
        travel_minutes=rules.TRAVEL_MINUTES if row.travel_minutes is None else row.travel_minutes,
    )
    return limits, bool(row.agreed)


@cache
def _limits() -> Executable:
    own = (OwnLimit.minutes.label("own_minutes"), OwnLimit.sessions.label("own_sessions"))
    theirs = (OrganisationLimit.minutes, OrganisationLimit.sessions, OrganisationLimit.stops)
    return (
        select(*own, *theirs, OrganisationLimit.travel_minutes, _dated().exists().label("agreed"))
        .select_from(Person)
        .outerjoin(OwnLimit, OwnLimit.person_id == Person.id)
        .outerjoin(OrganisationLimit, true())
        .where(Person.id == bindparam("person_id"))
    )


def limit_stops() -> bool:
    """Whether going beyond the organisation's limit is refused, rather than said."""
    return any(row.stops for row in db.rows(_stops()))


@cache
def _stops() -> Executable:
    return select(OrganisationLimit.stops)


def _agreed(person_ids: Collection[int], since: date, *, besides: int | None = None) -> dict[int, list[Slot]]:
    """By person, what their places and offers ask of them from the day `since` on, `besides` one place.

    Three statements, or one where they have agreed to nothing.
    """
    found: dict[int, list[Slot]] = {}
    ids = [row.id for row in db.rows(_dated(), _from(since, person_ids, besides))]
    if not ids:
        return found
    with_what = joinedload(Place.opportunity).selectinload(Opportunity.sessions)
    wanted = select(Place).where(Place.id.in_(ids)).options(with_what).order_by(Place.id)
    for place in db.session().scalars(wanted).unique():
        found.setdefault(place.person_id, []).extend(slot for slot in _slots(place) if slot.on >= since)
    return found


def _from(since: date, person_ids: Iterable[int], besides: int | None) -> dict[str, Any]:
    midnight = datetime(since.year, since.month, since.day, tzinfo=clock.LONDON).astimezone(UTC)
    return {"person_ids": list(person_ids), "besides": besides or 0, "midnight": midnight, "since": since}


@cache
def _dated() -> Select[int]:
    """Which places those are: most people who sign up have none."""
    ends = Opportunity.sessions.any(Session.ends_at >= bindparam("midnight", type_=UTCTime()))
    return (
        select(Place.id)
        .join(Place.opportunity)
        .where(
            Place.person_id.in_(bindparam("person_ids", expanding=True)),
            Place.state.in_(AGREED),
            Place.id != bindparam("besides"),
            or_(ends, Opportunity.work_due_on >= bindparam("since", type_=Date())),
        )
    )


def beyond_limit(opportunity: Opportunity, session_id: int | None, person_ids: Collection[int]) -> dict[int, str]:
    """Of these people those for whom this too would be more than the organisation allows, where that stops anybody.

    With the sentence that says so. They keep their number, and are not asked until it would not be too much.
    """
    theirs = organisation_limit() if person_ids and limit_stops() else None
    if theirs is None:
        return {}
    session = next((each for each in opportunity.sessions if each.id == session_id), None)
    wanted = rules.slots(opportunity, rules.ahead(opportunity, session, clock.now()))
    if not wanted:
        return {}
    held = _agreed(person_ids, min(slot.on for slot in wanted).replace(day=1))
    limits = Limits(cap=Limit(theirs.minutes, theirs.sessions), cap_stops=True)
    found = {person_id: rules.concerns(wanted, held.get(person_id, []), limits) for person_id in person_ids}
    stopped = {person_id: [each.sentence for each in those if each.stops] for person_id, those in found.items()}
    return {person_id: said[0] for person_id, said in stopped.items() if said}


def concerns_of(
    opportunity: Opportunity, session_id: int | None, person_ids: Collection[int]
) -> dict[int, list[Concern]]:
    """The same of many at once, beside what their record says: what clashes, the way, and how much it comes to."""
    session = next((each for each in opportunity.sessions if each.id == session_id), None)
    wanted = rules.slots(opportunity, rules.ahead(opportunity, session, clock.now()))
    if not wanted or not person_ids:
        return {}
    held = _agreed(person_ids, min(slot.on for slot in wanted).replace(day=1))
    rows = db.session().scalars(select(OwnLimit).where(OwnLimit.person_id.in_(list(person_ids))))
    own = {row.person_id: Limit(row.minutes, row.sessions) for row in rows}
    theirs = organisation_limit()
    every = Limits()
    if theirs is not None:
        cap = Limit(theirs.minutes, theirs.sessions)
        every = Limits(cap=cap, cap_stops=theirs.stops, travel_minutes=theirs.travel_minutes)
    each = {person_id: replace(every, own=own.get(person_id, every.own)) for person_id in person_ids}
    return {number: rules.concerns(wanted, held.get(number, []), limits) for number, limits in each.items()}


def passed_over(opportunity: Opportunity, places: Iterable[Place]) -> dict[int, str]:
    """By place, why a name that waits is not asked now: the organisation's limit, or a sign-off that there is not."""
    waiting = [place for place in places if place.state in WAITING]
    found = dict.fromkeys(signing.not_signed_off(opportunity, waiting), signing.said())
    for session_id in {place.session_id for place in waiting}:
        those = {place.person_id: place.id for place in waiting if place.session_id == session_id}
        for person_id, said in beyond_limit(opportunity, session_id, those).items():
            found[those[person_id]] = said
    return found


def _slots(place: Place) -> list[Slot]:
    standing = [each for each in place.opportunity.sessions if each.state is SessionState.PLANNED]
    own = [each for each in standing if place.session_id in {None, each.id}]
    return rules.slots(place.opportunity, own, offered=place.state is PlaceState.OFFERED)


def before_yes(place: Place, *, name: str = "") -> list[Concern]:
    """What to know before this place is offered, or its offer accepted. `name`: for whoever acts for the person."""
    ahead = rules.ahead(place.opportunity, place.session, clock.now())
    return concerns(place.opportunity, ahead, place.person_id, name=name, besides=place.id)


def concerns(
    opportunity: Opportunity, sessions: Sequence[Session], person_id: int, *,
    name: str = "", besides: int | None = None, fresh: bool = False,
) -> list[Concern]:  # fmt: skip
    """All there is to say before this person takes a place in these sessions. `name`: for whoever acts for them.

    `fresh`: they sign up now, where training that is missing on the day is refused (`actions/sign_up.py`).
    """
    wanted = rules.slots(opportunity, sessions)
    if not wanted:
        return []
    first = min(slot.on for slot in wanted).replace(day=1)
    limits, some = _beforehand(person_id, first, besides)
    held = _agreed([person_id], first, besides=besides).get(person_id, []) if some else []
    return [
        *_training(opportunity, wanted, person_id, fresh=fresh),
        *_checks(opportunity, wanted, person_id),
        *rules.concerns(wanted, held, limits, name),
    ]


def _training(opportunity: Opportunity, wanted: Sequence[Slot], person_id: int, *, fresh: bool) -> list[Concern]:
    """Training that is missing, or does not count any more, on one of the days."""
    facts = advisor_facts(person_id) if course_wanted(opportunity) else None
    if facts is None:
        return []
    found: dict[str, Concern] = {}
    for slot in wanted:
        for reason in reasons(opportunity, facts, clock.now(), on=slot.on):
            if reason.met is False and reason.code == "training":
                said = f"{reason.sentence} {reason.next_step}".strip()
                stops = fresh and (slot is wanted[0] or rules.chooses_sessions(opportunity))
                found.setdefault(said, Concern(reason.code, f"{reason.code}:{slot.session}", said, stops))
    return list(found.values())


def _checks(opportunity: Opportunity, wanted: Sequence[Slot], person_id: int) -> list[Concern]:
    """Checks that are asked for and not clear on one of the days. They are arranged after a yes: nobody is refused."""
    asked = [each for each in opportunity.conditions if each.facet is Facet.CHECK and each.strength is Strength.MUST]
    if not asked:
        return []
    clear = {record.check_code: record for record in checks_of(person_id)}
    found = []
    for condition in asked:
        code = str(condition.fields["check"])
        days = [slot.on for slot in wanted if condition.session_id in {None, slot.session}]
        missing = [on for on in days if code not in clear or not clear[code].counts_on(on)]
        if missing:
            found.append(rules.check_missing(code, check_words(code), missing[0]))
    return found

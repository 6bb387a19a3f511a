"""What follows for another place from what somebody has agreed to already, and from how much is enough in a month."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache

from sqlalchemy import Executable, select

from app.core import clock, db
from app.opportunities.models import Opportunity, Session
from app.opportunities.queries import advisor_facts
from app.opportunities.rules.fit import course_wanted, reasons
from app.opportunities.states import Facet, Strength
from app.people.checks import check_words
from app.people.queries import checks_of
from app.signups import rules
from app.signups.models import OrganisationLimit, OwnLimit, Place
from app.signups.queries import signing
from app.signups.queries.held import agreed, limits_of, limits_of_one, slots_of
from app.signups.rules import Concern, Slot
from app.signups.states import WAITING


def own_limit(person_id: int) -> OwnLimit | None:
    return db.session().get(OwnLimit, person_id)


def organisation_limit() -> OrganisationLimit | None:
    """What the organisation set; nothing while it has set nothing."""
    return db.session().get(OrganisationLimit, 1)


def limit_stops() -> bool:
    """Whether going beyond the organisation's limit is refused, rather than said."""
    return any(row.stops for row in db.rows(_stops()))


@cache
def _stops() -> Executable:
    return select(OrganisationLimit.stops)


def beyond_limit(opportunity: Opportunity, session_id: int | None, person_ids: Collection[int]) -> dict[int, str]:
    """Of these people those for whom this too would be more than the organisation allows, where that stops anybody.

    With the sentence that says so. They keep their number, and are not asked until it would not be too much.
    """
    if not person_ids or not limit_stops():
        return {}
    found = concerns_of(opportunity, session_id, person_ids)
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
    held, limits = agreed(_month_of(wanted), person_ids), limits_of(person_ids)
    return {who: rules.concerns(wanted, slots_of(held.get(who, ())), limits[who]) for who in person_ids}


def passed_over(opportunity: Opportunity, places: Iterable[Place]) -> dict[int, str]:
    """By place, why a name that waits is not asked now: the organisation's limit, or a sign-off that there is not."""
    waiting = [place for place in places if place.state in WAITING]
    found = dict.fromkeys(signing.not_signed_off(opportunity, waiting), signing.said())
    for session_id in {place.session_id for place in waiting}:
        those = {place.person_id: place.id for place in waiting if place.session_id == session_id}
        for person_id, said in beyond_limit(opportunity, session_id, those).items():
            found[those[person_id]] = said
    return found


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
    since = _month_of(wanted)
    limits, some = limits_of_one(person_id, since, besides)
    held = slots_of(agreed(since, [person_id], besides=besides).get(person_id, ())) if some else []
    return [
        *_training(opportunity, wanted, person_id, fresh=fresh),
        *_checks(opportunity, wanted, person_id),
        *rules.concerns(wanted, held, limits, name),
    ]


def _month_of(wanted: Sequence[Slot]) -> date:
    """From when on what is held counts: the month in which the first of these lies."""
    return min(slot.on for slot in wanted).replace(day=1)


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

"""The contribution record: one row that counts for a place in a session; a correction is a new row beside the old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.models import Opportunity
from app.opportunities.models import Session as Meeting
from app.recognition import events, queries, rules
from app.recognition.models import Certificate, Contribution, Missed
from app.recognition.rules import Part
from app.signups.models import Place

Parts = tuple[tuple[str, int], ...]  # (code of a part, minutes)


def record_contribution(
    place_id: int, session_id: int | None, *, activity_minutes: int, prep_minutes: int, other_parts: Parts = ()
) -> Contribution:
    """The contribution of this place in this session, paid at the rate of its day. The same again changes nothing."""
    other = dict(other_parts)
    place = _place(place_id)
    before = queries.latest_contribution(place_id, session_id)
    on = before.happened_on if before else _day(place.opportunity, session_id)
    due = due_for(place.opportunity, on, activity_minutes, {Part.PREPARATION: prep_minutes, **_by_part(other)})
    if before and before.current and _same(before, due, (activity_minutes, prep_minutes, other)):
        return before
    db.session().execute(delete(Missed).where(Missed.place_id == place_id, Missed.session_id == session_id))
    fresh = Contribution(
        place_id=place_id, person_id=place.person_id, session_id=session_id, happened_on=on,
        activity_minutes=activity_minutes, prep_minutes=prep_minutes, said_of_others=other,
        pence=due.pence, rate_id=due.rate_id, reckoning=due.reckoning, recorded_at=clock.now(),
    )  # fmt: skip
    return _instead(before, fresh)


def take_back_contribution(place_id: int, session_id: int | None) -> None:
    """The person did not take part after all: in this session, or (without one) in any of it. History is kept."""
    db.session().flush()
    wanted = select(Contribution).where(Contribution.place_id == place_id, Contribution.current)
    if session_id is not None:
        wanted = wanted.where(Contribution.session_id == session_id)
        _note_missed(place_id, session_id)
    for contribution in db.session().scalars(wanted):
        contribution.current = False


def decide_payment(contribution_id: int, pence: int, why: str, *, by: Actor) -> Contribution:
    """The team settles a payment that the promise leaves open, with one sentence the person reads."""
    before = db.session().get_one(Contribution, contribution_id, with_for_update=True, populate_existing=True)
    if before.person_id == by.person_id:
        raise RuleBroken(_("Nobody decides on their own payment. Somebody else has to do this."))
    if not before.current or before.pence is not None:
        raise RuleBroken(_("This payment has been worked out in the meantime. Look at it again."))
    fresh = Contribution(
        place_id=before.place_id, person_id=before.person_id, session_id=before.session_id,
        happened_on=before.happened_on, activity_minutes=before.activity_minutes, prep_minutes=before.prep_minutes,
        said_of_others=before.other_minutes, pence=pence, reckoning=rules.decided(pence, why)[:400],
        recorded_at=clock.now(),
    )  # fmt: skip
    _instead(before, fresh)
    emit(events.PaymentDecided(fresh.id, pence), by=by)
    return fresh


@dataclass(frozen=True)
class Due:
    """What a promise comes to: no pence where it leaves that open, and `reckoning` says why."""

    pence: int | None
    rate_id: int | None
    reckoning: str


def due_for(opportunity: Opportunity, on: date, activity_minutes: int, besides: rules.Minutes) -> Due:
    """Reckoned from the promise as it stands on that day; no sum where the promise leaves it open."""
    promised = queries.promised(opportunity, on)
    if promised.missing is queries.Missing.RATE:
        return Due(None, None, rules.no_rate(promised.tier, on))
    if promised.missing or rules.NotBySession() in promised.promise:
        return Due(None, None, rules.no_terms())
    try:
        payment = rules.payment_for(promised.promise, {**besides, promised.session_part: activity_minutes})
    except rules.BoundaryUndecided:
        return Due(None, None, rules.undecided())
    return Due(payment.pence, promised.rate.id if promised.rate else None, rules.reckoning(payment)[:400])


def _by_part(other: dict[str, int]) -> dict[Part, int]:
    return {Part(code): minutes for code, minutes in other.items()}


def _same(before: Contribution, due: Due, time: tuple[int, int, dict[str, int]]) -> bool:
    """A sum the team decided on stands while the promise is as open as it was."""
    same_time = (before.activity_minutes, before.prep_minutes, before.other_minutes) == time
    return same_time and due.pence in {None, before.pence} and due.rate_id == before.rate_id


def _instead(before: Contribution | None, fresh: Contribution) -> Contribution:
    """Put `fresh` in the place of `before`; the certificate keeps its code and what its holder chose."""
    session = db.session()
    certificate = before.certificate if before else None
    if before:
        before.current = False
        session.flush()
    session.add(fresh)
    session.flush()
    if certificate is None:
        session.add(Certificate(contribution_id=fresh.id, made_at=fresh.recorded_at))
    else:
        certificate.contribution = fresh
    session.flush()
    return fresh


def _note_missed(place_id: int, session_id: int) -> None:
    noted = select(Missed).where(Missed.place_id == place_id, Missed.session_id == session_id)
    if db.session().scalars(noted).first() is None:
        db.session().add(Missed(place_id=place_id, session_id=session_id, recorded_at=clock.now()))


def _place(place_id: int) -> Place:
    wanted = (
        select(Place)
        .where(Place.id == place_id)
        .options(joinedload(Place.opportunity).selectinload(Opportunity.pay_terms))
    )
    return db.session().scalars(wanted).unique().one()


def _day(opportunity: Opportunity, session_id: int | None) -> date:
    """The London day of the session; of work without one, the day it was due, or today where that is sooner."""
    if session_id is not None:
        return rules.local_day(db.session().get_one(Meeting, session_id).starts_at)
    today = clock.today()
    return min(opportunity.work_due_on or today, today)

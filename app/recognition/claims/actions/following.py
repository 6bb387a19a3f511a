"""A claim follows the record: made with the first one, amended when it is put right, closed when it is taken back."""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.recognition import queries as recognition
from app.recognition.claims import queries
from app.recognition.claims.actions.taking import go
from app.recognition.claims.events import ClaimAmended, ClaimClosed, ClaimHandedIn, ClaimMade, ClaimPutRight
from app.recognition.claims.models import Claim
from app.recognition.claims.states import DECIDED, WITH_PERSON, ClaimState
from app.recognition.models import Contribution

S = ClaimState
SIGNED = DECIDED - {S.CLOSED} | {S.CONFIRMED}


def follow(place_id: int, session_id: int | None, *, by: Actor) -> None:
    """The claim says what the newest record says. Again, nothing happens."""
    record = recognition.latest_contribution(place_id, session_id)
    if record is None or not record.current:
        return
    claim = of_part(place_id, session_id)
    if claim is None:
        begin(_of_record(record), by=by)
    elif claim.contribution_id != record.id or claim.state is S.CLOSED:
        _amend(claim, record, by=by)


def end(place_id: int, session_id: int | None, *, by: Actor) -> None:
    """They did not take part after all: in this session, or (without one) in any of it."""
    wanted = select(Claim).where(Claim.place_id == place_id, Claim.state != S.CLOSED).order_by(Claim.id)
    if session_id is not None:
        wanted = wanted.where(Claim.session_id == session_id)
    for claim in db.session().scalars(wanted.with_for_update(), execution_options={"populate_existing": True}).all():
        claim.edition += 1
        if claim.state not in WITH_PERSON:
            emit(ClaimPutRight(claim.id, claim.given_minutes, taken_back=True), by=by)
        close(claim, by=by)


def close(claim: Claim, *, by: Actor) -> None:
    """Nothing is to be paid. What finance was told before is told anew."""
    told = claim.state in DECIDED
    go(claim, S.CLOSED, ClaimClosed, by=by)
    if told:
        emit(ClaimAmended(claim.id), by=by)


def of_part(place_id: int, session_id: int | None) -> Claim | None:
    """The claim of this place for this session, held."""
    wanted = select(Claim).where(Claim.place_id == place_id, Claim.session_id.is_not_distinct_from(session_id))
    return db.session().scalars(wanted.with_for_update(), execution_options={"populate_existing": True}).one_or_none()


def begin(claim: Claim, *, by: Actor) -> Claim:
    db.session().add(claim)
    go(claim, S.OPEN, None, by=by)
    db.session().flush()
    emit(ClaimMade(claim.id), by=by)
    return claim


def _of_record(record: Contribution) -> Claim:
    return Claim(
        person_id=record.person_id, place_id=record.place_id, session_id=record.session_id,
        contribution_id=record.id, happened_on=record.happened_on, made_at=clock.now(),
    )  # fmt: skip


def _amend(claim: Claim, record: Contribution, *, by: Actor) -> None:
    """What was signed for is signed for anew, once the time or the money is another."""
    before, minutes = claim.contribution, claim.given_minutes or (claim.said_minutes or 0) + (claim.said_prep or 0)
    claim.contribution, claim.happened_on = record, record.happened_on
    claim.edition += 1
    if claim.state is S.CLOSED:
        if queries.owed_by(claim):
            go(claim, S.OPEN, ClaimMade, by=by)
            emit(ClaimAmended(claim.id), by=by)  # what would be taken back is not certain any more
    elif not _alike(before, record):
        if claim.state not in WITH_PERSON and (before is not None or minutes != record.given_minutes):
            emit(ClaimPutRight(claim.id, minutes, taken_back=False), by=by)
        if claim.state in SIGNED:
            again(claim, by=by)


def again(claim: Claim, *, by: Actor) -> None:
    """Back to the host. Finance forgets what it has not sent, and keeps to what it has."""
    told = claim.state in DECIDED
    go(claim, S.CLAIMED, ClaimHandedIn, by=by)
    if told:
        emit(ClaimAmended(claim.id), by=by)


def _alike(before: Contribution | None, record: Contribution) -> bool:
    if before is None:
        return False
    return (before.pence, before.given_minutes, before.happened_on) == (
        record.pence, record.given_minutes, record.happened_on
    )  # fmt: skip

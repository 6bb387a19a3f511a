"""What staff decide about a claim. Who may is for whoever calls; that nobody decides about their own is said here."""

from __future__ import annotations

from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import stored
from app.recognition import actions as recognition
from app.recognition.claims import queries
from app.recognition.claims.actions.following import close
from app.recognition.claims.actions.taking import go, must_reach, take
from app.recognition.claims.events import ClaimAuthorised, ClaimConfirmed, ClaimReturned
from app.recognition.claims.models import Claim, ClaimMove
from app.recognition.claims.states import NO_FEE, ClaimState

S = ClaimState


def confirm(claim_id: int, edition: int | None = None, *, by: Actor) -> None:
    """They took part and the hours are right. Where the person alone said so, it is recorded with this."""
    known = db.session().get_one(Claim, claim_id)
    _not_their_own(known, by)
    if known.contribution_id is None and not known.stands:
        _record(known, edition, by=by)
        edition = None  # the record has raised it
    claim = take(claim_id, edition)
    must_reach(claim, S.CONFIRMED)
    _not_who_sent_it(claim, by)
    if not claim.stands:
        raise RuleBroken(_("Record first that they took part."))
    go(claim, S.CONFIRMED, ClaimConfirmed, by=by)


def authorise(claim_id: int, edition: int | None = None, *, by: Actor) -> None:
    """The money may go. A claim for which nothing is to be paid is closed instead."""
    claim = take(claim_id, edition)
    _not_their_own(claim, by)
    must_reach(claim, S.AUTHORISED)
    _not_who_sent_it(claim, by)
    _not_who_confirmed(claim, by)
    if claim.due_pence is None and claim.choice not in NO_FEE:
        raise RuleBroken(_("The payment is not worked out yet. The involvement team does that first."))
    if queries.owed_by(claim):
        go(claim, S.AUTHORISED, ClaimAuthorised, by=by)
    else:
        close(claim, by=by)


def give_back(claim_id: int, sentence: str, edition: int | None = None, *, by: Actor) -> None:
    """To the person, with one sentence that they read: what to mend."""
    claim = take(claim_id, edition)
    _not_their_own(claim, by)
    must_reach(claim, S.RETURNED)
    if not sentence.strip():
        raise RuleBroken(_("Write one sentence on what to mend."))
    claim.edition += 1
    row = go(claim, S.RETURNED, None, by=by, reason=sentence)
    emit(ClaimReturned(claim.id, stored(row)), by=by)


def _record(claim: Claim, edition: int | None, *, by: Actor) -> None:
    """What the person said becomes the record. Taking the opportunity comes before taking the claim."""
    if edition is not None and claim.edition != edition:
        take(claim.id, edition)
    assert claim.said_minutes is not None
    said = recognition.Answer(claim.place.ref, True, claim.said_minutes, claim.said_prep or 0)  # noqa: FBT003
    recognition.record_attendance(claim.place.opportunity_id, claim.session_id, [said], by=by)


def _not_their_own(claim: Claim, by: Actor) -> None:
    if claim.person_id in {by.person_id, by.behalf_of_id}:
        raise RuleBroken(_("Nobody signs for their own claim. Somebody else has to do this."))


def _not_who_sent_it(claim: Claim, by: Actor) -> None:
    """Whoever handed it in for the person does not sign for it too."""
    row = _last(claim, S.CLAIMED)
    if row is not None and row.behalf_of_id == claim.person_id and row.actor_id == by.person_id:
        raise RuleBroken(_("You sent this claim for them. Somebody else has to sign for it."))


def _not_who_confirmed(claim: Claim, by: Actor) -> None:
    """Two people sign: neither the one who confirmed it, nor anybody for them."""
    row = _last(claim, S.CONFIRMED)
    before = {row.actor_id, row.behalf_of_id} - {None} if row is not None else set()
    if before & {by.person_id, by.behalf_of_id}:
        raise RuleBroken(_("The person who confirmed a claim does not authorise it too. Somebody else has to do this."))


def _last(claim: Claim, state: ClaimState) -> ClaimMove | None:
    wanted = select(ClaimMove).where(ClaimMove.claim_id == claim.id, ClaimMove.after == state.value)
    return db.session().scalars(wanted.order_by(ClaimMove.id.desc()).limit(1)).one_or_none()

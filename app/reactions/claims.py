"""A claim follows what is recorded of a part that somebody took, and its person reads what becomes of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.messages.models import OutboxMessage
from app.opportunities.events import OpportunityCancelled, SessionCancelled
from app.opportunities.models import Opportunity, OpportunityMove, Session
from app.opportunities.states import SessionState
from app.reactions import anew
from app.recognition.claims import actions, events, queries
from app.recognition.claims.models import Claim, ClaimMove
from app.recognition.claims.states import Choice, ClaimState
from app.recognition.events import PaymentDecided, RateAdded
from app.recognition.finance.queries import payee_of
from app.recognition.models import Contribution
from app.signups import events as places


def follow(event: places.TookPart, by: Actor) -> None:
    actions.follow(event.place_id, event.session_id, by=by)


def end(event: places.DidNotTakePart, by: Actor) -> None:
    actions.end(event.place_id, event.session_id, by=by)


def call_off_session(event: SessionCancelled, by: Actor) -> None:
    """Before the places go: afterwards nobody knows who was coming."""
    session = db.session().get_one(Session, event.session_id)
    actions.call_off(session.opportunity, [session], by=by)


def call_off_all(event: OpportunityCancelled, by: Actor) -> None:
    opportunity = db.session().get_one(Opportunity, event.opportunity_id)
    at = db.session().get_one(OpportunityMove, event.move_id).at
    gone = [each for each in opportunity.sessions if each.state is SessionState.CANCELLED and each.moves[-1].at == at]
    actions.call_off(opportunity, gone, by=by)


def follow_decision(event: PaymentDecided, by: Actor) -> None:
    record = db.session().get_one(Contribution, event.contribution_id)
    actions.follow(record.place_id, record.session_id, by=by)


def follow_rate(_event: RateAdded, by: Actor) -> None:
    """Payments that waited for the rate were worked out by it."""
    for claim in queries.behind():
        actions.follow(claim.place_id, claim.session_id, by=by)


def tell_received(event: events.ClaimHandedIn, by: Actor) -> None:
    """Only where the person sent it, or the team for them: a claim that goes back to be confirmed is no news."""
    claim = db.session().get_one(Claim, event.claim_id)
    if by.speaks_for == claim.person_id and claim.person.silent_since is None:
        payee = payee_of(claim.person_id)
        set_up = not queries.total(claim) or (payee is not None and payee.set_up_on is not None)
        write.claim_received(claim.person, claim.id, pence=queries.total(claim), set_up=set_up, **_named(claim))


def tell_returned(event: events.ClaimReturned, _by: Actor) -> None:
    claim = db.session().get_one(Claim, event.claim_id)
    reason = db.session().get_one(ClaimMove, event.move_id).reason or ""
    if claim.person.silent_since is None:
        write.claim_returned(claim.person, claim.id, reason=reason, **_named(claim))


def tell_paid(event: events.ClaimPaid, _by: Actor) -> None:
    claim = db.session().get_one(Claim, event.claim_id)
    if claim.person.silent_since is None:
        fee, named = queries.fee_of(claim), _named(claim)
        voucher, given = (fee if claim.choice is each else 0 for each in (Choice.VOUCHER, Choice.CHARITY))
        theirs, charity = queries.total(claim) - voucher - given, claim.charity.name if claim.charity else ""
        write.claim_paid(
            claim.person, claim.id, pence=theirs, voucher=voucher, given=given, charity=charity, **named
        )  # fmt: skip


def tell_put_right(event: events.ClaimPutRight, by: Actor) -> None:
    """Whoever has sent it, unless they recorded it themselves: a host can be an advisor too."""
    claim = db.session().get_one(Claim, event.claim_id)
    if claim.person.silent_since is not None or by.person_id == claim.person_id:
        return
    once = {**_named(claim), "once": f"edition-{claim.edition}"}
    if event.taken_back:
        write.claim_taken_back(claim.person, claim.id, **once)
    else:
        write.claim_put_right(
            claim.person, claim.id, before=event.minutes, now=claim.given_minutes, pence=queries.total(claim), **once
        )


def is_returned(row: OutboxMessage, _now: datetime) -> bool:
    """Just before it is sent: whoever has sent it again has nothing to mend."""
    claim = _claim_of(row)
    return claim is not None and claim.state is ClaimState.RETURNED


def is_put_right(row: OutboxMessage, now: datetime) -> bool:
    """The newest of them alone: the ones before say what stands no more."""
    claim = _claim_of(row)
    return claim is not None and claim.state is not ClaimState.CLOSED and anew.is_newest(row, now)


def is_closed(row: OutboxMessage, _now: datetime) -> bool:
    claim = _claim_of(row)
    return claim is not None and claim.state is ClaimState.CLOSED


STILL_TRUE = {"claim_returned": is_returned, "claim_put_right": is_put_right, "claim_taken_back": is_closed}


def _claim_of(row: OutboxMessage) -> Claim | None:
    return db.session().get(Claim, int(row.about.partition(":")[2]))


def _named(claim: Claim) -> dict[str, Any]:
    """The neutral title alone: nothing in a message tells who a person is. Each move is told once."""
    kind = claim.place.opportunity.kind
    return {
        "title": kind.neutral_title, "on": claim.happened_on, "ref": claim.ref, "once": str(claim.moves[-1].id),
    }  # fmt: skip

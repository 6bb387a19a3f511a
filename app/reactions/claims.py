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
from app.recognition.claims import actions, events, queries
from app.recognition.claims.models import Claim, ClaimMove
from app.recognition.claims.states import ClaimState
from app.recognition.events import PaymentDecided, RateAdded
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
        write.claim_received(claim.person, claim.id, pence=queries.total(claim), **_named(claim))


def tell_returned(event: events.ClaimReturned, _by: Actor) -> None:
    claim = db.session().get_one(Claim, event.claim_id)
    reason = db.session().get_one(ClaimMove, event.move_id).reason or ""
    if claim.person.silent_since is None:
        write.claim_returned(claim.person, claim.id, reason=reason, **_named(claim))


def tell_paid(event: events.ClaimPaid, _by: Actor) -> None:
    claim = db.session().get_one(Claim, event.claim_id)
    if claim.person.silent_since is None:
        write.claim_paid(claim.person, claim.id, pence=queries.total(claim), **_named(claim))


def is_returned(row: OutboxMessage, _now: datetime) -> bool:
    """Just before it is sent: whoever has sent it again has nothing to mend."""
    claim = db.session().get(Claim, int(row.about.partition(":")[2]))
    return claim is not None and claim.state is ClaimState.RETURNED


def _named(claim: Claim) -> dict[str, Any]:
    """The neutral title alone: nothing in a message tells who a person is. Each move is told once."""
    kind = claim.place.opportunity.kind
    return {
        "title": kind.neutral_title, "on": claim.happened_on, "ref": claim.ref, "once": str(claim.moves[-1].id),
    }  # fmt: skip

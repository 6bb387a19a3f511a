"""What is owed for a claim goes to the finance file, and how far it has come goes back to the claim."""

from __future__ import annotations

from app.core.actor import Actor
from app.recognition.claims import actions as claims
from app.recognition.claims.events import ClaimAmended, ClaimAuthorised, ClaimClosed
from app.recognition.finance import actions, queries
from app.recognition.finance.events import ClaimsSent, LineAnswered, LinesOwed
from app.recognition.finance.queries import Standing


def owe(event: ClaimAuthorised | ClaimAmended | ClaimClosed, by: Actor) -> None:
    """Where all that is owed was sent or paid before, nothing new is, and the claim is as far as its lines."""
    actions.owe(event.claim_id, by=by)
    if isinstance(event, ClaimAuthorised) and queries.standing(event.claim_id) in {Standing.SENT, Standing.PAID}:
        claims.with_finance([event.claim_id], by=by)
        _follow(event.claim_id, by)


def sent(event: ClaimsSent, by: Actor) -> None:
    """A claim that was put right while its batch was being made has newer lines, which wait: so does the claim."""
    whole = [each for each in event.claim_ids if queries.standing(each) is not Standing.WAITING]
    claims.with_finance(whole, by=by)


def mended(event: LinesOwed, by: Actor) -> None:
    """Finance rejects a line that was put right already: what makes up for it waits, and nobody is told it is paid."""
    if queries.standing(event.claim_id) is Standing.WAITING:
        claims.answered(event.claim_id, paid=False, by=by)


def answered(event: LineAnswered, by: Actor) -> None:
    _follow(event.claim_id, by)


def _follow(claim_id: int, by: Actor) -> None:
    """Paid once all of it is paid; rejected as soon as one of it is."""
    standing = queries.standing(claim_id)
    if standing in {Standing.PAID, Standing.REJECTED}:
        claims.answered(claim_id, paid=standing is Standing.PAID, by=by)

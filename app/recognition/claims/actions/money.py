"""What finance has done with a claim. For `app/reactions/` to call; said again, nothing happens."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.actor import Actor
from app.recognition.claims.actions.taking import go, take
from app.recognition.claims.events import ClaimPaid, ClaimRejected, ClaimWithFinance
from app.recognition.claims.states import ClaimState

S = ClaimState


def with_finance(claim_ids: Iterable[int], *, by: Actor) -> None:
    """They stand in a batch. A claim that is looked at again meanwhile stays where it is."""
    for claim_id in sorted(claim_ids):
        claim = take(claim_id)
        if claim.state is S.AUTHORISED:
            go(claim, S.SENT, ClaimWithFinance, by=by)


def answered(claim_id: int, *, paid: bool, by: Actor) -> None:
    """All lines of it are paid, or one of them is rejected."""
    claim = take(claim_id)
    if paid and claim.state is S.SENT:
        go(claim, S.PAID, ClaimPaid, by=by)
    elif not paid and claim.state in {S.SENT, S.PAID}:
        go(claim, S.REJECTED, ClaimRejected, by=by)

"""Who signs for what is asked here; what a signature does is `claims.actions`."""

from __future__ import annotations

from app.core import db
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.recognition.claims import actions as claims
from app.recognition.claims.models import Claim
from app.recognition.claims.states import ClaimState
from app.recognition.signing.queries import centres_of

S = ClaimState


def confirm(claim_id: int, edition: int | None = None, *, by: Actor) -> None:
    claims.confirm(claim_id, edition, by=by)


def authorise(claim_id: int, edition: int | None = None, *, by: Actor) -> None:
    """From a cost centre that they hold, or for the holder who is away; then it is kept for whom."""
    claims.authorise(claim_id, edition, by=_signer(claim_id, by))


def give_back(claim_id: int, sentence: str, edition: int | None = None, *, at: ClaimState, by: Actor) -> None:
    """By whoever has it now: `at` is where it stood on their page."""
    signer = by if at is S.CLAIMED else _signer(claim_id, by)
    claim = claims.take(claim_id, edition)
    if claim.state is not at:
        raise RuleBroken(_("Somebody else has seen to this claim in the meantime. Nothing more was done."))
    claims.give_back(claim_id, sentence, edition, by=signer)


def _signer(claim_id: int, by: Actor) -> Actor:
    """The person themselves where it is theirs to sign, else for the first holder whose own claim it is not."""
    assert by.person_id is not None
    claim = db.session().get_one(Claim, claim_id)
    holding = centres_of(by.person_id).get(claim.place.opportunity.charged_to)
    if holding is None:
        raise RuleBroken(_("You do not hold this cost centre. Please ask the involvement team who does."))
    if holding.own:
        return by
    others = [person_id for person_id in holding.acting_for if person_id != claim.person_id]
    if not others:
        raise RuleBroken(_("This is the claim of the person you act for. Another budget holder has to see to it."))
    return Actor(by.person_id, behalf_of_id=others[0], asked=Asked.DEPUTY)

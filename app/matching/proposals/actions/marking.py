"""Changing a proposal by hand: what people keep, leave out, and put in the place of somebody else."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.matching.proposals import events
from app.matching.proposals.actions.asking import take
from app.matching.proposals.models import Proposal, ProposalPair
from app.matching.proposals.states import Mark, ProposalState
from app.signups.rules import Unit


def mark(proposal_id: int, person_id: int, opportunity_id: int, unit: Unit, wanted: Mark | None, *, by: Actor) -> None:
    """Pin or forbid a pair, or take that back: then it is as the solver proposed it, or not there."""
    proposal = ready(proposal_id)
    pair = next((each for each in proposal.pairs if (each.person_id, each.unit) == (person_id, unit)), None)
    if pair is None and wanted is None:
        return
    if pair is None:
        pair = ProposalPair(
            person_id=person_id, opportunity_id=opportunity_id, seat_id=unit[0], session_id=unit[1], mark=wanted
        )
        proposal.pairs.append(pair)
    elif wanted is None and pair.mark is Mark.FORBIDDEN:
        proposal.pairs.remove(pair)
    else:
        pair.mark = wanted or Mark.PROPOSED
    pair.marked_at = clock.now()
    db.session().flush()
    emit(events.PairMarked(proposal.id, person_id, opportunity_id, wanted.value if wanted else "none"), by=by)


def instead(proposal_id: int, person_id: int, opportunity_id: int, unit: Unit, other_id: int, *, by: Actor) -> None:
    """Somebody else has the place of this person: one is left out, the other kept."""
    mark(proposal_id, person_id, opportunity_id, unit, Mark.FORBIDDEN, by=by)
    mark(proposal_id, other_id, opportunity_id, unit, Mark.PINNED, by=by)


def ready(proposal_id: int) -> Proposal:
    proposal = take(proposal_id)
    if proposal.state is not ProposalState.READY:
        raise RuleBroken(_("This proposal is not open any more. Look at the newest one."))
    return proposal

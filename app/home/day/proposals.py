"""A proposal that waits for somebody to look at it, or that could not be made."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import func, select

from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.matching.proposals.models import Proposal
from app.matching.proposals.states import ProposalState


def proposal_to_look_at(_viewer: Viewer) -> Iterator[Need]:
    """There is one at a time. One that failed has no moment of its own but that of its asking."""
    wanted = select(Proposal.ref, Proposal.state).where(Proposal.state.in_((ProposalState.READY, ProposalState.FAILED)))
    for row in oldest(wanted, func.coalesce(Proposal.done_at, Proposal.asked_at), Proposal.id):
        ready = row.state is ProposalState.READY
        said = _("Look at the proposal, and release it or drop it") if ready else _("The proposal could not be made")
        yield Need(row.since, said, url_for("proposals.show", ref=row.ref))

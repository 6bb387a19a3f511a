"""A proposal that was asked for is made by the worker: read, solved apart, and written down."""

from __future__ import annotations

import logging
from concurrent.futures import BrokenExecutor
from datetime import datetime

from app.core import db
from app.matching.proposals import actions, making, queries
from app.matching.solver.instance import BadInstance

log = logging.getLogger(__name__)


def make_proposal(now: datetime) -> int:
    """Returns how many were made: none or one. No lock is held while it is worked out."""
    proposal_id = queries.to_make(now)
    if proposal_id is None:
        return 0
    with db.transaction():
        proposal = actions.begin(proposal_id, now)
        tries = proposal.tries if proposal else 0
    if not tries:
        return 0
    given = making.gather(proposal_id, now)
    try:
        found = making.solve(given)
    except (BrokenExecutor, TimeoutError, BadInstance, MemoryError):
        log.exception("the proposal %s could not be made", proposal_id)
        with db.transaction():
            actions.fail(proposal_id, tries)
        return 1
    with db.transaction():
        actions.finish(
            proposal_id, tries, found, people=len(given.ids), places=sum(each.free for each in given.givings)
        )
    return 1

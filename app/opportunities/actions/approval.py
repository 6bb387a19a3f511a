"""From a draft to the list: submitted, sent back with a reason, published."""

from __future__ import annotations

import secrets

from flask import current_app

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities import events
from app.opportunities.actions.taking import must_reach, promise, take
from app.opportunities.models import Opportunity
from app.opportunities.rules.ready import gaps
from app.opportunities.states import ORDERED, OpportunityState


def submit(opportunity: Opportunity, edition: int, *, by: Actor) -> None:
    """Send a finished draft to the involvement team."""
    take(opportunity)
    must_reach(opportunity, OpportunityState.SUBMITTED)
    _must_show(opportunity, edition)
    _must_be_ready(opportunity)
    move(opportunity, OpportunityState.SUBMITTED, by=by, now=clock.now())
    emit(events.OpportunitySubmitted(opportunity.id), by=by)


def send_back(opportunity: Opportunity, reason: str, *, by: Actor) -> None:
    """Back to the host, with a reason that they read."""
    take(opportunity)
    must_reach(opportunity, OpportunityState.RETURNED)
    row = move(opportunity, OpportunityState.RETURNED, by=by, now=clock.now(), reason=reason)
    db.session().flush()  # the row of the move needs its id
    emit(events.OpportunityReturned(opportunity.id, row.id), by=by)


def publish(opportunity: Opportunity, edition: int, *, by: Actor) -> None:
    """Approve it, or publish one's own draft: from now on people may put their names to it. Involvement team only."""
    take(opportunity)
    must_reach(opportunity, OpportunityState.OPEN)
    _must_show(opportunity, edition)
    _must_be_ready(opportunity)
    move(opportunity, OpportunityState.OPEN, by=by, now=clock.now())
    opportunity.published_at = opportunity.published_at or clock.now()
    opportunity.outcome_weeks = current_app.config["OUTCOME_WEEKS"]
    promise(opportunity)
    if opportunity.method in ORDERED and not opportunity.seed:
        opportunity.seed = secrets.token_hex(8)  # before the first name can be in
    emit(events.OpportunityPublished(opportunity.id), by=by)


def _must_be_ready(opportunity: Opportunity) -> None:
    missing = gaps(opportunity, clock.now())
    if missing:
        raise RuleBroken(_("This is not finished yet: %(sentence)s", sentence=missing[0].sentence))


def _must_show(opportunity: Opportunity, edition: int) -> None:
    """Nobody sends or approves what they have not seen."""
    if opportunity.edition != edition:
        raise RuleBroken(_("It was changed after you opened this page. Please read it again, then press the button."))

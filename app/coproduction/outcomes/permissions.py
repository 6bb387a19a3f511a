"""Who writes an outcome, who decides on what everybody reads, and whose record it stands on."""

from __future__ import annotations

from typing import Any

from app.coproduction.outcomes.models import Outcome, OutcomePoint, OutcomeReply
from app.coproduction.outcomes.states import ReplyTo
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_host
from app.opportunities.states import EDITABLE, OpportunityState
from app.people.permissions import advisor, team

NEVER = EDITABLE | {OpportunityState.SUBMITTED}  # nobody has read it yet


def may_write(user: Any, opportunity: Opportunity) -> bool:
    """A host of the team, or the involvement team. Needs `team.members`."""
    return opportunity.state not in NEVER and (may_host(user, opportunity) or team(user))


def may_write_point(user: Any, point: OutcomePoint) -> bool:
    return may_write(user, point.outcome.opportunity)


def may_approve(user: Any, _point: OutcomePoint) -> bool:
    return team(user)


def took_part(user: Any, _outcome: Outcome) -> bool:
    """Signed in as an advisor; whether they took part is asked with the outcome itself."""
    return advisor(user)


def may_see_reply(user: Any, reply: OutcomeReply) -> bool:
    """Whom the person chose: the host too, or the involvement team alone."""
    if team(user):
        return True
    return reply.meant_for is ReplyTo.HOST and may_host(user, reply.outcome.opportunity)

"""Who may do what with an opportunity: predicates (user, opportunity) -> bool."""

from __future__ import annotations

from typing import Any

from app.opportunities.models import Opportunity
from app.opportunities.states import LIVE, OpportunityState, Visibility
from app.people import permissions as people
from app.people.models import Role


def may_host(user: Any, opportunity: Opportunity) -> bool:
    """Somebody of the team that hosts it: lead, deputy or member. Needs `team.members`.

    Being named on it is not enough: who has left the team does not see its people any more.
    """
    return people.host(user) and user.person_id in {member.person_id for member in opportunity.team.members}


def may_manage(user: Any, _opportunity: Opportunity) -> bool:
    return people.team(user)


def visible_to(user: Any) -> frozenset[Visibility]:
    """An unannounced visit is hidden from everybody who hosts anything, and never public."""
    if not user.is_authenticated:
        return frozenset({Visibility.PUBLIC})
    shown = {Visibility.PUBLIC, Visibility.REGISTER}
    if Role.TEAM in user.roles or (Role.ADVISOR in user.roles and Role.HOST not in user.roles):
        shown.add(Visibility.UNANNOUNCED)
    return frozenset(shown)


def may_read(user: Any, opportunity: Opportunity) -> bool:
    """The page for advisors and the public: while it is published, and afterwards as a record of what was."""
    published = opportunity.state in LIVE | {OpportunityState.DONE}
    return published and opportunity.visibility in visible_to(user)

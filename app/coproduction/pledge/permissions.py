"""Who takes the pledge for whom, and who may print it."""

from __future__ import annotations

from typing import Any

from app.coproduction.pledge.models import Pledge
from app.coproduction.pledge.states import PledgeState
from app.people.models import Team
from app.people.permissions import host, team


def of_team(user: Any, which: Team) -> bool:
    """A host takes it for their own team. Needs `members`."""
    return host(user) and user.person_id in {member.person_id for member in which.members}


def holds(user: Any, pledge: Pledge) -> bool:
    """Whoever took it; for a team its hosts. Needs `team.members`."""
    if not user.is_authenticated or pledge.state is not PledgeState.TAKEN:
        return False
    return user.person_id == pledge.person_id or (pledge.team is not None and of_team(user, pledge.team))


def prints(user: Any, pledge: Pledge) -> bool:
    """The involvement team too, for those who do not use a computer."""
    return holds(user, pledge) or (team(user) and pledge.state is PledgeState.TAKEN)

"""Who writes and who shows."""

from __future__ import annotations

from typing import Any

from app.people.models import Team
from app.people.permissions import host, team


def of_the_team(user: Any, found: Team) -> bool:
    """A host of this team. Needs `members`."""
    return host(user) and user.person_id in {member.person_id for member in found.members}


def may_show(user: Any, _found: Team) -> bool:
    return team(user)

"""Who reads a network, who convenes it, and whose an action is."""

from __future__ import annotations

from typing import Any

from app.coproduction.network.models import Member, Network, NetworkAction
from app.coproduction.network.states import MemberState
from app.people.models import Role
from app.people.permissions import holds, team

STAFF = (Role.HOST, Role.TEAM, Role.BUDGET, Role.FINANCE, Role.ADMIN)


def may_join(user: Any) -> bool:
    """Advisors and staff, whoever they are."""
    return holds(user, Role.ADVISOR, *STAFF)


def anybody(user: Any, _network: Network) -> bool:
    return may_join(user)


def member_of(network: Network, person_id: int) -> Member | None:
    """Their membership, while they are here. Needs `members`."""
    here = (row for row in network.members if row.state is MemberState.HERE)
    return next((row for row in here if row.person_id == person_id), None)


def reads(user: Any, network: Network) -> bool:
    """Its members, and the involvement team: minutes, decisions and actions are for them."""
    return team(user) or (bool(user.is_authenticated) and member_of(network, user.person_id) is not None)


def convenes(user: Any, network: Network) -> bool:
    """A member who convenes it, of staff or with lived experience; and the involvement team."""
    if team(user):
        return True
    mine = member_of(network, user.person_id) if user.is_authenticated else None
    return mine is not None and mine.convenes


def may_change(user: Any, network: Network, action: NetworkAction) -> bool:
    """Whoever convenes, and whoever will do it."""
    return convenes(user, network) or (reads(user, network) and action.owner_id == user.person_id)

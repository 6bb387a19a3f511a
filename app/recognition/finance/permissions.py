"""Who may see and send payable lines: finance. How somebody is paid is written down by the involvement team too."""

from __future__ import annotations

from typing import Any

from app.people.models import Role
from app.people.permissions import finance, holds, team


def pays(user: Any) -> bool:
    return finance(user)


def keeps_payees(user: Any) -> bool:
    return holds(user, Role.FINANCE, Role.TEAM)


def keeps_mappings(user: Any) -> bool:
    return holds(user, Role.FINANCE, Role.ADMIN)


def mends(user: Any) -> bool:
    """What could not be paid is put right by the involvement team."""
    return team(user)

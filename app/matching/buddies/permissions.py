"""Who may see and answer what."""

from __future__ import annotations

from typing import Any

from app.matching.buddies.models import Buddying
from app.people.permissions import team


def one_of_them(user: Any, row: Buddying) -> bool:
    """The person who would like a buddy, and whoever is asked to be it."""
    return bool(user.is_authenticated and user.person_id in {row.person_id, row.buddy_id})


def may_arrange(user: Any, _row: Buddying) -> bool:
    return team(user)

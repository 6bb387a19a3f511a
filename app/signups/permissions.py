"""Who may see or touch a place."""

from __future__ import annotations

from typing import Any

from app.people.permissions import team
from app.signups.models import Call, Place


def own(user: Any, place: Place) -> bool:
    """The person whose place it is."""
    return bool(user.is_authenticated and user.person_id == place.person_id)


def may_arrange(user: Any, _place: Place) -> bool:
    """Offering, releasing and recording for others: the involvement team."""
    return team(user)


def may_ring(user: Any, _call: Call) -> bool:
    """Ringing people about a place that is free at short notice: the involvement team."""
    return team(user)

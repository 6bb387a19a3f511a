"""Who may rate, and for whom."""

from __future__ import annotations

from typing import Any

from app.people.permissions import team
from app.signups.models import Place


def own(user: Any, place: Place) -> bool:
    return bool(user.is_authenticated and user.person_id == place.person_id)


def for_somebody(user: Any, place: Place) -> bool:
    """The involvement team, for another person who told them."""
    return team(user) and user.person_id != place.person_id

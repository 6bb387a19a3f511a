"""Who may thank and confirm, and whose the part is."""

from __future__ import annotations

from typing import Any

from app.opportunities.permissions import may_host
from app.recognition.models import Contribution


def thanks(user: Any, part: Contribution) -> bool:
    """A host of the team, and nobody themselves. Needs `opportunity.team.members`."""
    return user.person_id != part.person_id and may_host(user, part.place.opportunity)


def took(user: Any, part: Contribution) -> bool:
    return bool(user.is_authenticated and user.person_id == part.person_id)

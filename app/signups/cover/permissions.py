"""Who may see or answer what."""

from __future__ import annotations

from typing import Any

from app.people.permissions import team
from app.signups.cover.models import CoverAsk


def own(user: Any, ask: CoverAsk) -> bool:
    """The person who was asked."""
    return bool(user.is_authenticated and user.person_id == ask.person_id)


def may_record(user: Any, _ask: CoverAsk) -> bool:
    return team(user)

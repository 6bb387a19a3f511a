"""Whose claim it is, and who speaks for them."""

from __future__ import annotations

from typing import Any

from app.people.permissions import team
from app.recognition.claims.models import Claim


def owns(user: Any, claim: Claim) -> bool:
    """The person themselves, and nobody else."""
    return bool(user.is_authenticated and user.person_id == claim.person_id)


def speaks_for(user: Any, claim: Claim) -> bool:
    """The involvement team, for whoever asked them; never for themselves: that is their own page."""
    return team(user) and user.person_id != claim.person_id

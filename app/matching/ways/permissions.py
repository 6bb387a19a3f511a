"""Who may sign what off."""

from __future__ import annotations

from typing import Any

from app.matching.ways import queries
from app.opportunities.models import SignOff, SignOffAsk
from app.people.permissions import advisor, team


def asked_of_me(user: Any, ask: SignOffAsk) -> bool:
    """An advisor who chaired what the person names, and was there with them."""
    return advisor(user) and ask.id in {each.id for each in queries.asked_of_chair(user.person_id)}


def may_take_back(user: Any, _sign_off: SignOff) -> bool:
    return team(user)

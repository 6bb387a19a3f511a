"""Who may keep documents, and who may open them."""

from __future__ import annotations

from typing import Any

from app.documents import queries
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_host, may_manage


def may_keep(user: Any, opportunity: Opportunity) -> bool:
    """Add, take down, send: the hosts of its team, and the involvement team."""
    return may_manage(user, opportunity) or may_host(user, opportunity)


def on_it(user: Any, opportunity: Opportunity) -> bool:
    """Whoever has a place, and whoever else sits on it, for as long as they do."""
    return bool(user.is_authenticated) and user.person_id in queries.on_it(opportunity.id)


def may_open(user: Any, opportunity: Opportunity) -> bool:
    return on_it(user, opportunity) or may_keep(user, opportunity)

"""Who may see or run a panel."""

from __future__ import annotations

from typing import Any

from app.panels import queries
from app.panels.models import Panel
from app.people.permissions import host, team


def may_run(user: Any, panel: Panel) -> bool:
    """Its own team of hosts, and the involvement team: what it is, who sits on it, when. Never scores by that."""
    return team(user) or (host(user) and user.person_id in {member.person_id for member in panel.team.members})


def on_panel(user: Any, panel: Panel) -> bool:
    """Whoever sits on it now, with a sign-in of their own."""
    return bool(user.is_authenticated) and queries.sits_on(panel, user.person_id) is not None


def may_read(user: Any, panel: Panel) -> bool:
    return may_run(user, panel) or on_panel(user, panel)

"""Who may do what around scoring. Nobody sees a sealed score but whoever gave it: no role opens one."""

from __future__ import annotations

from typing import Any

from app.panels.models import Panel
from app.panels.permissions import may_read, may_run
from app.panels.queries import Sitting, sits_on
from app.panels.scores import queries
from app.panels.states import PanelRole

__all__ = ["chairs", "may_decide", "may_edit", "may_open", "may_read", "may_run", "may_score", "may_wash_up"]


def may_score(user: Any, panel: Panel) -> bool:
    """Members and the chair: those whose score counts."""
    return _scoring(user, panel) is not None


def chairs(user: Any, panel: Panel) -> bool:
    found = _scoring(user, panel)
    return found is not None and found.role is PanelRole.CHAIR


def may_open(user: Any, panel: Panel) -> bool:
    """The chair; once everything is in, any member."""
    return chairs(user, panel) or (may_score(user, panel) and queries.standing(panel).all_in)


def may_edit(user: Any, panel: Panel) -> bool:
    """Questions and criteria: whoever runs the panel, and every member."""
    return may_run(user, panel) or may_score(user, panel)


def may_wash_up(user: Any, panel: Panel) -> bool:
    """Those on the panel, whatever their role; what is sealed is not there to see."""
    return bool(user.is_authenticated) and sits_on(panel, user.person_id) is not None


def may_decide(user: Any, panel: Panel) -> bool:
    """Record what the panel decided: its chair, or whoever runs it."""
    return chairs(user, panel) or may_run(user, panel)


def _scoring(user: Any, panel: Panel) -> Sitting | None:
    found = sits_on(panel, user.person_id) if user.is_authenticated else None
    return found if found is not None and found.scores else None

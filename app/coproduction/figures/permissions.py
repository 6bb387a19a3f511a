"""Who reads figures, and who sees the rows behind them."""

from __future__ import annotations

from typing import Any

from app.people.models import Role
from app.people.permissions import holds, team


def reads(user: Any) -> bool:
    """Figures that name nobody."""
    return holds(user, Role.TEAM, Role.ADMIN)


def reads_money(user: Any) -> bool:
    """Sums of few people tell what each had: only for those who may see every single line."""
    return holds(user, Role.TEAM, Role.FINANCE)


def sees_rows(user: Any) -> bool:
    return team(user)

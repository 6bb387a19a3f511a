"""Who may see and handle what waits in the outbox: the involvement team, who made the promise to tell people."""

from __future__ import annotations

from typing import Any

from app.messages.models import OutboxMessage
from app.people.permissions import team


def may_handle(user: Any, _message: OutboxMessage) -> bool:
    return team(user)

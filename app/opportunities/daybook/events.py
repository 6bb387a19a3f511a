"""What can happen to an entry."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class SessionEntrySaved(Event):
    session_id: int

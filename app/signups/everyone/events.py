"""What can happen to a message to everybody."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class EveryoneWrittenTo(Event):
    """The words are in the row of the message, and so are the people."""

    message_id: int
    opportunity_id: int
    session_id: int | None
    people: int

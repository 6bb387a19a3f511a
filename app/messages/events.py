"""What people do with messages. What the worker does is written in the message itself."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class PersonTold(Event):
    """Somebody of the team told the person, by phone or another way."""

    message_id: int


@dataclass(frozen=True)
class MessageSentAgain(Event):
    """A message that had failed goes back into the outbox."""

    message_id: int

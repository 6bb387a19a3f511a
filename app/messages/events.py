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


@dataclass(frozen=True)
class MessageHastened(Event):
    """A message that was held goes out now."""

    message_id: int


@dataclass(frozen=True)
class MessageStopped(Event):
    """Somebody of the team stopped a message before it was sent."""

    message_id: int


@dataclass(frozen=True)
class MessageCopied(Event):
    """What a person had been sent goes to them once more; `message_id` is the new one."""

    message_id: int
    copy_of: int

"""The life of a message in the outbox."""

from __future__ import annotations

import enum


class MessageState(enum.Enum):
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"  # given up, and a person can see it
    JOINED = "joined"  # goes out as part of another one
    DROPPED = "dropped"  # no longer true when its time came
    TO_CALL = "to-call"  # a call for a person to make
    CALLED = "called"

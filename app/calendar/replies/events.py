"""What can happen to a mail that came in."""

from __future__ import annotations

from dataclasses import dataclass

from app.calendar.replies.states import Reason
from app.core.events import Event


@dataclass(frozen=True)
class MailTaken(Event):
    """A mail came in and something, or nothing, became of it. `invitation_id` where it is a known one's."""

    mail_id: int
    reason: Reason
    invitation_id: int | None


@dataclass(frozen=True)
class MailSeenTo(Event):
    """Somebody of the team has read it, and done what it asks for."""

    mail_id: int


@dataclass(frozen=True)
class TimeKept(Event):
    """Whoever asked for another time is told, in the team's words, that it stays as it is."""

    mail_id: int

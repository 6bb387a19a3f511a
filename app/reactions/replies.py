"""What follows from a mail that came in, and from an answer that a calendar does not know of."""

from __future__ import annotations

from app.calendar.replies import telling
from app.calendar.replies.events import MailTaken
from app.core.actor import Actor
from app.signups import events


def tell(event: MailTaken, _by: Actor) -> None:
    if event.invitation_id is not None:
        telling.tell(event.invitation_id, event.reason)


def came_back(event: events.StillComing, _by: Actor) -> None:
    telling.came_back(event.place_id, event.session_id)

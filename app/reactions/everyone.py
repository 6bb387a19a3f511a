"""What follows from a message to everybody with a place: one message to each of them, in their own way."""

from __future__ import annotations

from app.calendar import occasions
from app.core import clock, db
from app.core.actor import Actor
from app.messages import write
from app.messages.write import Meeting
from app.signups import rules
from app.signups.everyone import events, pages
from app.signups.everyone.models import EveryoneMessage


def tell(event: events.EveryoneWrittenTo, _by: Actor) -> None:
    message = db.session().get_one(EveryoneMessage, event.message_id)
    about, days = pages.about(message.subject), _days(message)
    host = "" if message.by_team else message.author.name
    for each in message.to:
        occasion = occasions.of_meetings(each, days).told_briefly()
        write.team_message(each.person, message.id, occasion, subject=about, words=message.words, host=host)


def _days(message: EveryoneMessage) -> list[Meeting]:
    """What it is about, by its days: where it is, not everybody who reads this has been told."""
    sessions = [message.session] if message.session else rules.coming(message.opportunity, clock.now())
    return [occasions.meeting(each, held=False) for each in sessions]

"""What follows from an answer by a link, besides what its verb does."""

from __future__ import annotations

from app.calendar import occasions
from app.calendar import queries as calendar_queries
from app.calendar.answering import events
from app.calendar.answering.states import TELLS_THE_TEAM, Question, Said
from app.core import clock
from app.core.actor import Actor
from app.messages import queries as messages
from app.messages import write


def tell_team(event: events.AnsweredByLink, _by: Actor) -> None:
    """A call on the team's list, once: pressed again while it waits it says nothing new."""
    about = f"place:{event.place_id}"
    place = calendar_queries.place(event.place_id)
    if event.said not in TELLS_THE_TEAM or messages.call_waits(place.person_id, about):
        return
    held = event.question is not Question.OFFER
    occasion = occasions.of_place(place, clock.now(), held=held)
    say = write.ring_wanted if event.said is Said.RING_ME else write.not_sure
    say(place.person, place.id, occasion, once=clock.now().isoformat())

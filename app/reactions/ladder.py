"""What follows for the ladder: what is published keeps the words in which its host said how much say people have."""

from __future__ import annotations

from app.coproduction.ladder import actions
from app.core.actor import Actor
from app.opportunities import events


def keep_words(event: events.OpportunityPublished, _by: Actor) -> None:
    actions.keep_words(event.opportunity_id)

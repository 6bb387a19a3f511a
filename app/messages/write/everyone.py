"""One message of the team's, or of a host's, to everybody with a place."""

from __future__ import annotations

from app.core.i18n import gettext as _
from app.messages import outbox
from app.messages.words import render
from app.messages.write.facts import Occasion
from app.people.models import Person


def team_message(
    person: Person, message_id: int, occasion: Occasion, *, subject: str, words: str, host: str = ""
) -> int:
    """`subject` is one of ours, `words` what somebody typed: never in a subject or a text message.

    `host` is the name of the host who wrote it; empty where the involvement team did.
    """
    brief = ({"occasion": occasion.told_briefly(title=_("Involvement session"))}, {"occasion": Occasion("")})
    facts = {"person": person, "occasion": occasion, "about": subject, "words": words, "host": host}
    made = render("team_message", facts, shorter=brief)
    return outbox.post(person, made, name="team_message", about=f"everyone:{message_id}")

"""That a host has thanked somebody, with their words."""

from __future__ import annotations

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def thank_you(person: Person, thank_you_id: int, *, sender: str, words: str) -> int:
    """Without the name of what it was for: that stands on their page."""
    brief = [{"sender": sender.split(maxsplit=1)[0][:30]}]
    made = render("thank_you", {"person": person, "sender": sender, "words": words}, shorter=brief)
    return outbox.post(person, made, name="thank_you", about=f"thank-you:{thank_you_id}")

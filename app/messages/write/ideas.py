"""That an idea is taken up, or why not now."""

from __future__ import annotations

from datetime import date

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def idea_answered(
    person: Person, idea_id: int, *, on: date, taken_up: bool, together: bool, reason: str, once: str
) -> int:
    """Without what the idea was: that stands on their page. `reason` is that of a "not now", in full."""
    facts = {"person": person, "on": on, "taken_up": taken_up, "together": together, "reason": reason.strip()}
    words = render("idea_answered", facts)
    return outbox.post(person, words, name="idea_answered", about=f"idea:{idea_id}", once=once)

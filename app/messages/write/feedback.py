"""That somebody may say how it was: one message, and never a second about the same part."""

from __future__ import annotations

from datetime import date

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def feedback_asked(person: Person, ask_id: int, *, title: str, on: date, path: str) -> int:
    """`title` is the neutral one of the kind. `path` leads to the page where it is said."""
    facts = {"person": person, "title": title, "on": on, "path": path}
    words = render("feedback_asked", facts, shorter=[{"title": title[:30]}])
    return outbox.post(person, words, name="feedback_asked", about=f"feedback-ask:{ask_id}")

"""The one message about a break: that it is over."""

from __future__ import annotations

from datetime import date

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def break_over(person: Person, *, last_day: date) -> int:
    """The day came that they had named. `last_day` was the last of the break."""
    words = render("break_over", {"person": person})
    about = f"person:{person.id}"
    return outbox.post(person, words, name="break_over", about=about, once=last_day.isoformat())

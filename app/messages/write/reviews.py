"""Messages about a review of a service, to the staff who answer for it."""

from __future__ import annotations

from datetime import date

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def review_comes_up(person: Person, review_id: int, *, scheme: str, team: str, on: date | None, path: str) -> int:
    """The next review is some months away. `on` is its day; `path` leads to the page where it is begun."""
    facts = {"person": person, "scheme": scheme, "team": team, "on": on, "path": path}
    words = render("review_comes_up", facts, shorter=[{"scheme": scheme[:30], "team": team[:30]}])
    return outbox.post(person, words, name="review_comes_up", about=f"review:{review_id}")

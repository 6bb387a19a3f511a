"""The reminder that the year of a pledge is nearly over."""

from __future__ import annotations

from datetime import date

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def pledge_renewal(person: Person, pledge_id: int, *, team: str, on: date, path: str) -> int:
    """`team`: whose pledge it is, where it is not their own. `on`: until when it holds."""
    facts = {"person": person, "team": team, "on": on, "path": path}
    words = render("pledge_renewal", facts, shorter=[{"team": team[:30]}])
    return outbox.post(person, words, name="pledge_renewal", about=f"pledge:{pledge_id}", once=str(person.id))

"""That somebody is signed off for their next step."""

from __future__ import annotations

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def signed_off(person: Person, sign_off_id: int, *, to_chair: bool) -> int:
    """Without the name of the kind: that stands on their page."""
    words = render("signed_off", {"person": person, "to_chair": to_chair})
    return outbox.post(person, words, name="signed_off", about=f"sign-off:{sign_off_id}")

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


def letter_asked(host: Person, letter_id: int, *, name: str, path: str) -> int:
    """Somebody asks the host's team for a letter of reference. `path` leads to where it is written."""
    words = render(
        "letter_asked", {"person": host, "name": name, "path": path}, shorter=[{"name": name.split(maxsplit=1)[0][:30]}]
    )
    return outbox.post(host, words, name="letter_asked", about=f"letter:{letter_id}", once=str(host.id))


def letter_answered(person: Person, letter_id: int, *, team: str, written: bool) -> int:
    """The letter is there, or they cannot write it: what they say stands on the page."""
    facts = {"person": person, "team": team, "written": written}
    words = render("letter_answered", facts, shorter=[{"team": team[:30]}])
    return outbox.post(person, words, name="letter_answered", about=f"letter:{letter_id}")

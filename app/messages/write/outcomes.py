"""What came of something: to those who took part; and to the host, that it is owed or that somebody answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core import clock
from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


@dataclass(frozen=True)
class Point:
    """What was said; `heading` says whether it is done, will be, or cannot be; and the answer in words."""

    said: str
    heading: str
    words: str


def outcome_told(
    person: Person, outcome_id: int, *, title: str, points: Sequence[Point], ref: str, how: str, once: str
) -> int:
    """`how`: "first", "more" (something was added) or "changed" (one point has other words now)."""
    facts = {"person": person, "title": title, "points": tuple(points), "ref": ref, "how": how}
    words = render("outcome_told", facts, shorter=[{"title": ""}])
    return outbox.post(person, words, name="outcome_told", about=f"outcome:{outcome_id}", once=once)


def outcome_due(host: Person, outcome_id: int, *, own_title: str, why: str, day: str, path: str) -> int:
    """`why`: "soon", "late" or "promise", as the day of it is. `path` leads to where it is written."""
    facts = {"person": host, "own_title": own_title, "why": why, "day": day, "path": path}
    words = render("outcome_due", facts)
    once = clock.today().isoformat()
    return outbox.post(host, words, name="outcome_due", about=f"outcome:{outcome_id}", once=once)


def outcome_reply(host: Person, reply_id: int, *, name: str, own_title: str, words: str, path: str, once: str) -> int:
    """Somebody who took part says that it is not quite what they said, and chose that the host reads it."""
    facts = {"person": host, "name": name, "own_title": own_title, "words": words, "path": path}
    made = render("outcome_reply", facts)
    return outbox.post(host, made, name="outcome_reply", about=f"outcome-reply:{reply_id}", once=once)

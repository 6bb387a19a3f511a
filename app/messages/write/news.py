"""News: what is new and fits somebody, once a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.messages import outbox
from app.messages.models import OutboxMessage
from app.messages.words import render
from app.people.models import Person


@dataclass(frozen=True)
class New:
    """One opportunity in one person's news. `title` is the neutral one of its kind; `why` are sentences.

    `path` leads to its page. What is empty is left out.
    """

    title: str
    when: str
    where: str
    payment: str
    closes: str
    why: Sequence[str]
    path: str


def new_for_you(person: Person, news: Sequence[New], *, at: datetime) -> OutboxMessage:
    """`at` is when it was gathered: one message a person and moment."""
    words = render("new_for_you", {"person": person, "news": news})
    return outbox.post(person, words, name="new_for_you", about=f"person:{person.id}", once=at.isoformat())

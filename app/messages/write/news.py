"""News: what is new and fits somebody, once a week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.messages import outbox
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


def news(each: Iterable[tuple[Person, Sequence[New]]], *, at: datetime) -> None:
    """`at` is when it was gathered: one message a person and moment, two statements for all of them."""
    said = [(person, render("new_for_you", {"person": person, "news": new})) for person, new in each]
    outbox.post_all(said, name="new_for_you", once=at.isoformat())

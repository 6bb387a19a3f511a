"""Messages to a host about the days of a committee."""

from __future__ import annotations

from datetime import date, datetime

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def papers_due(
    person: Person, session_id: int, *, title: str, own_title: str, meets_on: datetime, due_on: date, path: str
) -> int:
    """Papers of a meeting were promised by `due_on`. `path` leads to the page where the day they went is entered."""
    facts = {"person": person, "title": title, "own_title": own_title, "meets_on": meets_on, "due_on": due_on,
             "path": path}  # fmt: skip
    words = render("papers_due", facts, shorter=[{"title": title[:40]}])
    return outbox.post(person, words, name="papers_due", about=f"session:{session_id}", once=due_on.isoformat())


def term_ends(person: Person, opportunity_id: int, *, title: str, own_title: str, until: date, path: str) -> int:
    """A role that lasts ends on the day `until`. `path` leads to the page of it."""
    facts = {"person": person, "title": title, "own_title": own_title, "until": until, "path": path}
    words = render("term_ends", facts, shorter=[{"title": title[:40]}])
    return outbox.post(person, words, name="term_ends", about=f"opportunity:{opportunity_id}", once=until.isoformat())


def own_term_ends(person: Person, term_id: int, *, title: str, own_title: str, until: date, path: str) -> int:
    """The term of one person on it ends; `path` leads to the page that says whose."""
    facts = {"person": person, "title": title, "own_title": own_title, "until": until, "path": path}
    words = render("own_term_ends", facts, shorter=[{"title": title[:40]}])
    return outbox.post(person, words, name="own_term_ends", about=f"term:{term_id}", once=until.isoformat())

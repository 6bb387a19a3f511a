"""Messages about service improvement plans, to those who look after a part of one."""

from __future__ import annotations

from datetime import date

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def plan_asked(
    person: Person, owner_id: int, *, team: str, path: str, again: bool, once: str, call: bool = False
) -> int:
    """A team would like them to look after a part of its plan; `again`: its words are others than they agreed to.

    `call`: the involvement team rings and asks, in place of a message.
    """
    facts = {"person": person, "team": team, "path": path, "again": again}
    words = render("plan_asked", facts, shorter=[{"team": team[:30]}])
    return outbox.post(person, words, name="plan_asked", about=f"owner:{owner_id}", call=call,
                       once=f"{person.id}:{once}")  # fmt: skip


def plan_review(person: Person, plan_id: int, *, team: str, on: date, path: str) -> int:
    """The day on which a plan is looked at again comes near."""
    words = render(
        "plan_review", {"person": person, "team": team, "on": on, "path": path}, shorter=[{"team": team[:30]}]
    )
    return outbox.post(person, words, name="plan_review", about=f"plan:{plan_id}", once=f"{person.id}:{on.isoformat()}")

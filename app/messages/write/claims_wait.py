"""That claims wait for a host or a budget holder. No name and no sum stands in a mail."""

from __future__ import annotations

from app.core import clock
from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def claims_wait(person: Person, *, to_confirm: int, to_authorise: int) -> int:
    made = render("claims_wait", {"person": person, "to_confirm": to_confirm, "to_authorise": to_authorise})
    return outbox.post(
        person, made, name="claims_wait", about=f"person:{person.id}", once=clock.today().isoformat()
    )  # fmt: skip

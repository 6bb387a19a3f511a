"""Messages about a claim: it is here, it comes back with what to mend, it is paid. None says for what in full."""

from __future__ import annotations

from datetime import date

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def claim_received(
    person: Person, claim_id: int, *, title: str, on: date, pence: int, set_up: bool, ref: str, once: str
) -> int:
    """It waits for the host. `pence` is what it comes to now; nothing while the time is not confirmed.

    `set_up`: it is known how they are paid.
    """
    facts = {"title": title, "on": on, "pence": pence, "set_up": set_up, "ref": ref}
    return _about("claim_received", person, claim_id, facts, once)


def claim_returned(person: Person, claim_id: int, *, title: str, on: date, reason: str, ref: str, once: str) -> int:
    """`reason` is the one sentence on what to mend."""
    facts = {"title": title, "on": on, "reason": reason.strip(), "ref": ref}
    return _about("claim_returned", person, claim_id, facts, once)


def claim_put_right(
    person: Person, claim_id: int, *, title: str, on: date, before: int, now: int, pence: int, ref: str, once: str
) -> int:
    """It was sent, and then another time was recorded: `before` and `now` in minutes. `pence` is what it comes to."""
    facts = {"title": title, "on": on, "before": before, "now": now, "pence": pence, "ref": ref}
    return _about("claim_put_right", person, claim_id, facts, once)


def claim_taken_back(person: Person, claim_id: int, *, title: str, on: date, ref: str, once: str) -> int:
    """It was sent, and then it was recorded that they did not take part."""
    return _about("claim_taken_back", person, claim_id, {"title": title, "on": on, "ref": ref}, once)


def claim_paid(
    person: Person, claim_id: int, *, title: str, on: date, pence: int, voucher: int, given: int, charity: str,
    ref: str, once: str,
) -> int:  # fmt: skip
    """Finance says that it is paid: `pence` to them, `voucher` as one, `given` to the charity they chose."""
    facts = {"title": title, "on": on, "pence": pence, "voucher": voucher, "given": given, "charity": charity}
    return _about("claim_paid", person, claim_id, {**facts, "ref": ref}, once)


def _about(name: str, person: Person, claim_id: int, facts: dict[str, object], once: str) -> int:
    words = render(name, {"person": person, **facts}, shorter=[{"title": str(facts["title"])[:30]}])
    return outbox.post(person, words, name=name, about=f"claim:{claim_id}", once=once)

"""What can happen to who signs, and that somebody is reminded of what waits for them."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class HolderNamed(Event):
    """From now on this person answers for a cost centre, and authorises what is claimed from it."""

    holder_id: int
    person_id: int


@dataclass(frozen=True)
class HolderEnded(Event):
    holder_id: int
    person_id: int


@dataclass(frozen=True)
class DeputyNamed(Event):
    deputy_id: int
    person_id: int


@dataclass(frozen=True)
class DeputyEnded(Event):
    deputy_id: int


@dataclass(frozen=True)
class BudgetSet(Event):
    budget_id: int
    pence: int


@dataclass(frozen=True)
class SigningDue(Event):
    """Claims have waited for this person for days, and they were not reminded within the week."""

    person_id: int
    to_confirm: int
    to_authorise: int

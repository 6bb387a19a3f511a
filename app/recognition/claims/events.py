"""What can happen to a claim. Ids alone: no sum, no choice and no reason stands in the audit."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class ClaimMade(Event):
    """Somebody took part, or says so, and can claim for it."""

    claim_id: int


@dataclass(frozen=True)
class ClaimSaved(Event):
    """The person changed what they ask for: a choice, a day, an expense."""

    claim_id: int


@dataclass(frozen=True)
class ClaimHandedIn(Event):
    """The host confirms next."""

    claim_id: int


@dataclass(frozen=True)
class ClaimConfirmed(Event):
    claim_id: int


@dataclass(frozen=True)
class ClaimAuthorised(Event):
    """What `queries.payable` says is owed from now on."""

    claim_id: int


@dataclass(frozen=True)
class ClaimAmended(Event):
    """What is owed may not be what it was when it was authorised: ask `queries.payable` again."""

    claim_id: int


@dataclass(frozen=True)
class ClaimPutRight(Event):
    """After it was sent, another time or another sum was recorded. `minutes` are those that stood before.

    Taken back, it is recorded that they did not take part at all.
    """

    claim_id: int
    minutes: int
    taken_back: bool


@dataclass(frozen=True)
class ClaimReturned(Event):
    """`move_id` is the move with the sentence that the person reads."""

    claim_id: int
    move_id: int


@dataclass(frozen=True)
class ClaimWithFinance(Event):
    claim_id: int


@dataclass(frozen=True)
class ClaimPaid(Event):
    claim_id: int


@dataclass(frozen=True)
class ClaimRejected(Event):
    claim_id: int


@dataclass(frozen=True)
class ClaimClosed(Event):
    """Nothing is to be paid."""

    claim_id: int


@dataclass(frozen=True)
class CharityKept(Event):
    charity_id: int

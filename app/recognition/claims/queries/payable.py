"""What finance is told of a claim: sums with who signed for them, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.opportunities.models import Opportunity
from app.people.models import Person
from app.recognition.claims.models import Claim, ClaimMove
from app.recognition.claims.queries.sums import owed_by
from app.recognition.claims.states import DECIDED, Choice, ClaimState, LineKind
from app.signups.models import Place


@dataclass(frozen=True)
class Due:
    """One sum that is owed. `kind` is that of what was spent; the payment has none, and counts as income.

    `choice` says how the payment goes (as it always does, as a voucher, to `charity`); of what was spent it is full.
    """

    source: str  # "fee" or "line-12": for ever the same thing
    pence: int
    happened_on: date
    cost_centre: str
    kind: LineKind | None = None
    minutes: int | None = None
    rate_pence: int | None = None
    pay_from: date | None = None
    choice: Choice = Choice.FULL
    charity: str = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    authorised_by: str = ""
    authorised_at: datetime | None = None

    @property
    def is_fee(self) -> bool:
        return self.kind is None


@dataclass(frozen=True)
class Payable:
    """`decided` is False while it is looked at again: lines that were not sent yet go, and what was sent stands.

    Decided with no dues: nothing is owed (any more), and what was sent is taken back.
    """

    claim_id: int
    person_id: int
    decided: bool
    dues: tuple[Due, ...] = ()


def payable(claim_id: int) -> Payable:
    """What is owed for this claim now."""
    claim = db.session().scalars(_whole().where(Claim.id == claim_id)).unique().one()
    if claim.state not in DECIDED:
        return Payable(claim.id, claim.person_id, decided=False)
    if claim.state is ClaimState.CLOSED:
        return Payable(claim.id, claim.person_id, decided=True)
    return Payable(claim.id, claim.person_id, decided=True, dues=tuple(_dues(claim)))


def _whole() -> Select[Claim]:
    to_opportunity = joinedload(Claim.place).joinedload(Place.opportunity).joinedload(Opportunity.team)
    return select(Claim).options(
        to_opportunity, joinedload(Claim.contribution), joinedload(Claim.charity), selectinload(Claim.lines)
    )


def _dues(claim: Claim) -> list[Due]:
    by, at = _signed(claim.id, ClaimState.CONFIRMED)
    for_money, on = _signed(claim.id, ClaimState.AUTHORISED)
    kinds = {line.id: line.kind for line in claim.lines}
    same: dict[str, Any] = {
        "happened_on": claim.happened_on, "cost_centre": claim.place.opportunity.charged_to, "pay_from": claim.pay_from,
        "confirmed_by": by, "confirmed_at": at, "authorised_by": for_money, "authorised_at": on,
    }  # fmt: skip
    return [
        Due(each.source, each.pence, kind=kinds[each.line_id], **same)
        if each.line_id is not None
        else Due(each.source, each.pence, **same, **_of_fee(claim))
        for each in owed_by(claim)
    ]


def _of_fee(claim: Claim) -> dict[str, Any]:
    rate = claim.contribution.rate if claim.contribution is not None else None
    return {
        "minutes": claim.given_minutes,
        "rate_pence": rate.pence if rate else None,
        "choice": claim.choice,
        "charity": claim.charity.name if claim.charity else "",
    }


def _signed(claim_id: int, state: ClaimState) -> tuple[str, datetime | None]:
    """Who moved it there last, and when."""
    wanted = (
        select(Person.full_name, ClaimMove.at)
        .join(Person, Person.id == ClaimMove.actor_id)
        .where(ClaimMove.claim_id == claim_id, ClaimMove.after == state.value)
    )
    found = db.session().execute(wanted.order_by(ClaimMove.id.desc()).limit(1)).one_or_none()
    return (found[0], found[1]) if found else ("", None)

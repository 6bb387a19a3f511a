"""Somebody's own limit, and the payments on their way to them."""

from __future__ import annotations

import json
from datetime import date

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from app.core import clock, db, sealed
from app.core.formatting import local
from app.recognition.claims import queries as claims
from app.recognition.claims.models import Claim, ClaimMove
from app.recognition.claims.states import Choice, ClaimState
from app.recognition.limits import rules
from app.recognition.limits.models import PrivateLimit
from app.recognition.limits.states import Span
from app.signups.models import Place

PURPOSE = "alongside own limits 1"
NOT_THEIRS = frozenset({Choice.CHARITY})  # somebody else is paid; whoever wants none has no fee at all


class Lost(ValueError):
    """There is a limit, and it cannot be read any more."""


def limit_of(person_id: int) -> rules.Limit | None:
    """Raises `Lost`."""
    kept = db.session().get(PrivateLimit, person_id)
    if kept is None:
        return None
    try:
        plain = sealed.unseal(kept.sealed, purpose=PURPOSE, about=str(person_id))
    except sealed.Unreadable as error:
        raise Lost from error
    pence, span, begins = json.loads(plain)
    return rules.Limit(pence, Span(span), date.fromisoformat(begins))


def money_of(person_id: int) -> list[rules.Money]:
    """What counts as income: payments that arrived, and those that are on their way or wait to be claimed.

    A voucher counts like money; costs paid back do not, nor what goes to a charity or was turned down.
    """
    wanted = (
        select(Claim)
        .join(Claim.place)
        .join(Place.opportunity)
        .where(Claim.person_id == person_id, Claim.state != ClaimState.CLOSED, Claim.choice.not_in(NOT_THEIRS))
        .options(contains_eager(Claim.place).contains_eager(Place.opportunity), joinedload(Claim.contribution))
        .order_by(Claim.id)
    )
    found = [(each, claims.fee_of(each)) for each in db.session().scalars(wanted)]
    moved = _moved([each.id for each, pence in found if pence])
    return [_money(each, pence, moved.get(each.id, {})) for each, pence in found if pence]


def _money(claim: Claim, pence: int, moved: dict[str, date]) -> rules.Money:
    today = clock.today()
    arrived = moved.get(ClaimState.PAID.value) if claim.state is ClaimState.PAID else None
    handed_in = moved.get(ClaimState.CLAIMED.value, today)
    likely = rules.likely_on(handed_in, claim.pay_from, current_app.config["PAYMENT_DAYS"], today)
    return rules.Money(claim.id, claim.place.opportunity.title, pence, arrived or likely, arrived is not None)


def _moved(claim_ids: list[int]) -> dict[int, dict[str, date]]:
    """The day in London on which each claim last came to each state."""
    wanted = select(ClaimMove.claim_id, ClaimMove.after, ClaimMove.at).where(ClaimMove.claim_id.in_(claim_ids))
    found: dict[int, dict[str, date]] = {}
    for claim_id, after, at in db.session().execute(wanted.order_by(ClaimMove.id)):
        found.setdefault(claim_id, {})[after] = local(at).date()
    return found

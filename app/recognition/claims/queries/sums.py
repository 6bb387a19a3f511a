"""The sums and days of one claim as it stands."""

from __future__ import annotations

from datetime import date

from flask import current_app
from sqlalchemy import select

from app.core import db
from app.recognition.claims import rules
from app.recognition.claims.models import Claim, ClaimMove
from app.recognition.claims.states import ClaimState
from app.recognition.models import Contribution


def fee_of(claim: Claim) -> int:
    """The payment by their choice; nothing while nobody but the person says that they took part."""
    return rules.fee(claim.choice, claim.due_pence, claim.part_pence) if claim.stands else 0


def owed_by(claim: Claim) -> list[rules.Sum]:
    return rules.owed(fee_of(claim), claim.lines)


def total(claim: Claim) -> int:
    return sum(each.pence for each in owed_by(claim))


def last_day(claim: Claim) -> date:
    """On which they can hand it in themselves, by the organisation's setting."""
    return rules.last_day(claim.happened_on, current_app.config["CLAIM_MONTHS"])


def was_sent(claim_id: int) -> bool:
    """Whether finance has had anything of it, ever."""
    wanted = select(ClaimMove.id).where(ClaimMove.claim_id == claim_id, ClaimMove.after == ClaimState.SENT.value)
    return db.session().scalar(wanted.limit(1)) is not None


def behind() -> list[Claim]:
    """Claims whose record was put right without them."""
    wanted = select(Claim).join(Claim.contribution).where(~Contribution.current, Claim.state != ClaimState.CLOSED)
    return list(db.session().scalars(wanted.order_by(Claim.id)))

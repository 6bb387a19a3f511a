"""What is owed at the end of a day and was not paid by then, by cost centre: for the year-end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.core.clock import LONDON
from app.opportunities.models import Opportunity
from app.recognition.claims import queries as claims
from app.recognition.claims.models import Claim, ClaimMove
from app.recognition.claims.states import NO_FEE, ClaimState
from app.recognition.finance.models import PayableLine
from app.recognition.finance.states import Answer
from app.recognition.models import Contribution
from app.signups.models import Place

NOT_CLAIMED = {None, ClaimState.OPEN.value, ClaimState.RETURNED.value}


@dataclass
class Accrual:
    """Of one cost centre: how many and how much, attended and not claimed, and claimed and not paid.

    `unknown` are payments that nobody has worked out yet: they are in no sum.
    """

    cost_centre: str
    attended: int = 0
    attended_pence: int = 0
    claimed: int = 0
    claimed_pence: int = 0
    unknown: int = 0

    @property
    def pence(self) -> int:
        return self.attended_pence + self.claimed_pence


def accruals(on: date) -> list[Accrual]:
    """By what is known today of all that took place up to `on`: what it comes to, less what was paid by then."""
    found: dict[str, Accrual] = {}
    paid = _paid(on)
    for claim, state in db.session().execute(_claims(on)).unique():
        owed = claims.total(claim) if claim.state is not ClaimState.CLOSED else 0
        _count(found, claim, state, owed - paid.get(claim.id, 0))
    for record in db.session().scalars(_without_a_claim(on)).unique():
        row = _row(found, record.place.opportunity)
        if record.pence:
            row.attended, row.attended_pence = row.attended + 1, row.attended_pence + record.pence
        row.unknown += record.pence is None
    return sorted((row for row in found.values() if row.attended or row.claimed or row.unknown), key=_centre)


def _centre(row: Accrual) -> str:
    return row.cost_centre


def _count(found: dict[str, Accrual], claim: Claim, state: str | None, pence: int) -> None:
    row, record = _row(found, claim.place.opportunity), claim.contribution
    if pence and state in NOT_CLAIMED:
        row.attended, row.attended_pence = row.attended + 1, row.attended_pence + pence
    elif pence:
        row.claimed, row.claimed_pence = row.claimed + 1, row.claimed_pence + pence
    row.unknown += bool(record and record.current and record.pence is None and claim.choice not in NO_FEE)


def _row(found: dict[str, Accrual], opportunity: Opportunity) -> Accrual:
    return found.setdefault(opportunity.charged_to, Accrual(opportunity.charged_to))


def _end(on: date) -> datetime:
    return datetime.combine(on + timedelta(days=1), time(), LONDON)


def _paid(on: date) -> dict[int, int]:
    """What finance has paid of each claim by that day."""
    line = PayableLine
    wanted = select(line.claim_id, func.sum(line.pence)).where(line.answer == Answer.PAID, line.answered_on <= on)
    return {row[0]: int(row[1]) for row in db.rows(wanted.group_by(line.claim_id))}


def _claims(on: date) -> Any:
    """Claims that may come to something, and the state in which each was at the end of that day."""
    state = select(ClaimMove.after).where(ClaimMove.claim_id == Claim.id, ClaimMove.at < _end(on))
    of_then = state.order_by(ClaimMove.id.desc()).limit(1).scalar_subquery()
    return (
        select(Claim, of_then)
        .where(Claim.happened_on <= on, _open(on))
        .options(_opportunity(Claim.place), joinedload(Claim.contribution), selectinload(Claim.lines))
    )


def _open(on: date) -> ColumnElement[bool]:
    """Not all is settled: some of it was not paid by that day, or was paid for nothing."""
    line = PayableLine
    late = or_(line.answer.is_(None), line.answered_on > on)
    left = select(line.id).where(line.claim_id == Claim.id, late).exists()
    any_line = select(line.id).where(line.claim_id == Claim.id).exists()
    done, closed = Claim.state == ClaimState.PAID, Claim.state == ClaimState.CLOSED
    return or_(and_(~done, ~closed), and_(done, left), and_(closed, any_line))


def _without_a_claim(on: date) -> Any:
    """Recorded before there were claims."""
    claimed = select(Claim.id).where(
        Claim.place_id == Contribution.place_id, Claim.session_id.is_not_distinct_from(Contribution.session_id)
    )
    mine = Contribution.current, Contribution.happened_on <= on, ~claimed.exists()
    return select(Contribution).where(*mine).options(_opportunity(Contribution.place))


def _opportunity(place: Any) -> Any:
    return joinedload(place).joinedload(Place.opportunity).joinedload(Opportunity.team)

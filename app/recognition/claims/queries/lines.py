"""What a person has claimed before: miles of a tax year, a receipt, the same way to the same place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.states import Format
from app.recognition.claims.models import Claim, ClaimLine, Receipt
from app.recognition.claims.states import ClaimState, LineKind, PaidBy
from app.signups.models import Place


def car_tenths(person_id: int, year: int, *, besides: int | None) -> int:
    """Tenths of a mile by car in the tax year that begins in April of `year`, of claims that count."""
    wanted = (
        select(ClaimLine.details)
        .join(Claim)
        .where(
            Claim.person_id == person_id, Claim.state != ClaimState.CLOSED, ClaimLine.kind == LineKind.CAR,
            Claim.happened_on >= date(year, 4, 6), Claim.happened_on <= date(year + 1, 4, 5),
        )
    )  # fmt: skip
    if besides is not None:
        wanted = wanted.where(ClaimLine.id != besides)
    return sum(details.get("tenths", 0) for details in db.session().scalars(wanted))


def same_receipt(person_id: int, digest: str, *, besides: int | None = None) -> Receipt | None:
    wanted = select(Receipt).where(
        Receipt.person_id == person_id, Receipt.digest == digest, Receipt.line_id != (besides or 0)
    )
    return db.session().scalars(wanted.order_by(Receipt.id).limit(1)).one_or_none()


def receipts_sent_twice(claim: Claim) -> set[int]:
    """Lines of this claim whose receipt also hangs on another line of the same person."""
    mine = {line.receipt.digest: line.id for line in claim.lines if line.receipt}
    wanted = select(Receipt.digest, Receipt.line_id).where(
        Receipt.person_id == claim.person_id, Receipt.digest.in_(list(mine))
    )
    found = db.session().execute(wanted).all()
    return {line.id for line in claim.lines if line.receipt and any(
        digest == line.receipt.digest and other != line.id for digest, other in found
    )}  # fmt: skip


def last_time(claim: Claim, kind: LineKind) -> ClaimLine | None:
    """Their newest expense of this kind for something at the same place."""
    opportunity = claim.place.opportunity
    venue = (claim.session.venue if claim.session else "") or opportunity.venue
    same = Place.opportunity_id == opportunity.id
    wanted = (
        select(ClaimLine)
        .join(ClaimLine.claim)
        .join(Claim.place)
        .join(Place.opportunity)
        .where(Claim.person_id == claim.person_id, Claim.id != claim.id, ClaimLine.kind == kind)
        .where(or_(same, Opportunity.venue == venue) if venue else same)
    )
    return db.session().scalars(wanted.order_by(Claim.happened_on.desc(), ClaimLine.id.desc()).limit(1)).first()


def as_before(claim: Claim) -> Sequence[ClaimLine]:
    """What they paid themselves the last time they were at the same place, or took part in the same way from home.

    A taxi is agreed for each ride, so it is never the same one. Nothing once this claim says that anything was spent.
    """
    if claim.lines:
        return []
    opportunity, earlier = claim.place.opportunity, aliased(Opportunity)
    venue = (claim.session.venue if claim.session else "") or opportunity.venue
    alike = and_(earlier.format == opportunity.format, earlier.venue == venue)
    same = Place.opportunity_id == opportunity.id
    if not venue and opportunity.format is not Format.ONLINE:  # nobody said where: only the same opportunity is alike
        alike = same
    wanted = (
        select(Claim.id)
        .join(Claim.place)
        .join(earlier, earlier.id == Place.opportunity_id)
        .where(Claim.person_id == claim.person_id, Claim.id != claim.id, or_(same, alike), _again())
        .order_by(Claim.happened_on.desc(), Claim.id.desc())
    )
    last = db.session().scalar(wanted.limit(1))
    lines = select(ClaimLine).where(ClaimLine.claim_id == last, *_theirs()).order_by(ClaimLine.id)
    return db.session().scalars(lines).all() if last is not None else []


def _theirs() -> tuple[ColumnElement[bool], ...]:
    return ClaimLine.paid_by == PaidBy.ADVISOR, ClaimLine.kind != LineKind.TAXI


def _again() -> ColumnElement[bool]:
    return select(ClaimLine.id).where(ClaimLine.claim_id == Claim.id, *_theirs()).exists()


def line_with_receipt(claim_id: int, ref: str) -> ClaimLine | None:
    wanted = select(ClaimLine).where(ClaimLine.claim_id == claim_id, ClaimLine.ref == ref)
    return db.session().scalars(wanted.options(joinedload(ClaimLine.receipt))).one_or_none()

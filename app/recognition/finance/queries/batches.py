"""Batches, newest first, and what they still have to tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.core import db
from app.recognition.claims.models import Claim
from app.recognition.claims.states import DECIDED, ClaimState
from app.recognition.finance.models import Batch, BatchTold, PayableLine
from app.recognition.finance.queries.lines import of_batch
from app.recognition.finance.states import Answer, BatchState

NEWER = aliased(PayableLine)


def batches() -> Select[Batch]:
    return select(Batch).order_by(Batch.number.desc())


def by_number(number: int) -> Batch | None:
    return db.session().scalars(select(Batch).where(Batch.number == number)).one_or_none()


def making() -> Batch | None:
    """The one batch that is not made yet: somebody is at it, or was killed."""
    return db.session().scalars(select(Batch).where(Batch.state == BatchState.MAKING)).one_or_none()


def first_untold() -> int | None:
    """A made batch of whose claims some do not know yet."""
    wanted = select(Batch.id).join(BatchTold).where(Batch.state == BatchState.MADE, ~BatchTold.done)
    return db.session().scalar(wanted.order_by(Batch.id).limit(1))


def claims_after(batch_id: int, line_id: int, most: int) -> Sequence[Any]:
    """(line, claim) of the next lines of a batch."""
    line = PayableLine
    wanted = select(line.id, line.claim_id).where(*of_batch(batch_id), line.id > line_id)
    return db.rows(wanted.order_by(line.id).limit(most))


def rejected() -> Select[PayableLine]:
    """What finance could not pay, or not take back, and nothing new stands for it: for somebody to mend, oldest first.

    A claim that is looked at again, or closed, needs nothing: what it comes to is written anew then.
    """
    owed = and_(PayableLine.reverses_id.is_(None), Claim.state == ClaimState.REJECTED, ~_newer())
    taking_back = and_(PayableLine.reverses_id.is_not(None), Claim.state.in_(DECIDED), ~_again(), ~_never_went())
    wanted = select(PayableLine).join(Claim, Claim.id == PayableLine.claim_id)
    wanted = wanted.where(PayableLine.answer == Answer.REJECTED, or_(owed, taking_back))
    return wanted.options(joinedload(PayableLine.person)).order_by(PayableLine.answered_at, PayableLine.id)


def _newer() -> ColumnElement[bool]:
    """A newer line says what is owed now."""
    line = PayableLine
    same = NEWER.claim_id == line.claim_id, NEWER.source == line.source, NEWER.edition > line.edition
    return select(NEWER.id).where(*same, NEWER.reverses_id.is_(None)).exists()


def _again() -> ColumnElement[bool]:
    """Another line takes the same one back."""
    stands = or_(NEWER.answer.is_(None), NEWER.answer != Answer.REJECTED)
    return select(NEWER.id).where(NEWER.reverses_id == PayableLine.reverses_id, stands).exists()


def _never_went() -> ColumnElement[bool]:
    """What was to be taken back was rejected too."""
    return select(NEWER.id).where(NEWER.id == PayableLine.reverses_id, NEWER.answer == Answer.REJECTED).exists()


def in_batch(batch_id: int) -> Select[PayableLine]:
    """Its lines in the order of the file."""
    return select(PayableLine).where(*of_batch(batch_id)).order_by(PayableLine.id)


def answered(batch_id: int) -> dict[Answer | None, tuple[int, int]]:
    """How many lines of a batch, and what sum, finance has answered how."""
    line = PayableLine
    counted = select(line.answer, func.count(), func.sum(line.pence)).where(*of_batch(batch_id))
    return {row[0]: (row[1], int(row[2])) for row in db.rows(counted.group_by(line.answer))}

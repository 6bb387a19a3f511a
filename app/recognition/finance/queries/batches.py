"""Batches, newest first, and what they still have to tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.recognition.finance.models import Batch, BatchTold, PayableLine
from app.recognition.finance.states import Answer, BatchState


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
    wanted = select(line.id, line.claim_id).where(line.batch_id == batch_id, line.id > line_id)
    return db.rows(wanted.order_by(line.id).limit(most))


def rejected() -> Select[PayableLine]:
    """Lines that finance could not pay, and for which nothing new was written: for somebody to mend, oldest first."""
    later = (
        select(NEWER.c.id)
        .where(
            NEWER.c.claim_id == PayableLine.claim_id, NEWER.c.source == PayableLine.source,
            NEWER.c.edition > PayableLine.edition, NEWER.c.reverses_id.is_(None),
        )
        .exists()
    )  # fmt: skip
    taken_back = PayableLine.reverses_id.is_(None)
    wanted = select(PayableLine).where(PayableLine.answer == Answer.REJECTED, taken_back, ~later)
    return wanted.options(joinedload(PayableLine.person)).order_by(PayableLine.answered_at, PayableLine.id)


NEWER = PayableLine.__table__.alias("newer")


def in_batch(batch_id: int) -> Select[PayableLine]:
    """Its lines in the order of the file."""
    return select(PayableLine).where(PayableLine.batch_id == batch_id).order_by(PayableLine.id)


def answered(batch_id: int) -> dict[Answer | None, tuple[int, int]]:
    """How many lines of a batch, and what sum, finance has answered how."""
    line = PayableLine
    counted = select(line.answer, func.count(), func.sum(line.pence)).where(line.batch_id == batch_id)
    return {row[0]: (row[1], int(row[2])) for row in db.rows(counted.group_by(line.answer))}

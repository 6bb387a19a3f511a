"""Lines: which are ready to be sent, which wait and why, and what stands of one claim."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.recognition.finance.models import Batch, PayableLine, Payee
from app.recognition.finance.states import Answer, Route

LAST = 2**31 - 1
OWN, NO_PAYEE, LATER, AFTER = "own", "no-payee", "later", "after"  # why a line is left out


class Standing(enum.Enum):
    """How far all that is owed for a claim has come."""

    NOTHING = "nothing"
    WAITING = "waiting"  # some of it is not sent
    SENT = "sent"
    PAID = "paid"
    REJECTED = "rejected"  # some of it, and nothing new stands for it


def waits() -> ColumnElement[bool]:
    return PayableLine.batch_id.is_(None)


def may_go(today: date) -> ColumnElement[bool]:
    return or_(PayableLine.pay_from.is_(None), PayableLine.pay_from <= today)


def by_route() -> ColumnElement[Any]:
    return func.coalesce(PayableLine.route, PayableLine.asked_route, Payee.route)


def _asked(until: date | None, route: Route | None) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = [waits()]
    if until is not None:
        asked.append(PayableLine.happened_on <= until)
    if route is not None:
        asked.append(by_route() == route)
    return asked


def ready(today: date, until: date | None, route: Route | None, by: int | None) -> list[ColumnElement[bool]]:
    """What holds of a line that a batch takes now, begun by this person. Needs `Payee`, joined."""
    reachable = or_(PayableLine.payee_reference.is_not(None), Payee.set_up_on.is_not(None))
    return [*_asked(until, route), reachable, may_go(today), ~_own(by)]


def left_out(today: date, until: date | None, route: Route | None, by: int | None) -> dict[str, int]:
    """How many lines wait that such a batch would not take, by the reason. Of a route, those that would go by it."""
    why = case((_own(by), OWN), (_lost(), NO_PAYEE), (~may_go(today), LATER), else_=AFTER)
    asked = [waits()] if route is None else [waits(), or_(by_route() == route, by_route().is_(None))]
    kept = or_(_own(by), _lost(), ~may_go(today), false() if until is None else PayableLine.happened_on > until)
    counted = select(why, func.count()).select_from(PayableLine)
    counted = counted.outerjoin(Payee, Payee.person_id == PayableLine.person_id).where(*asked, kept).group_by(why)
    return {row[0]: row[1] for row in db.rows(counted)}


def of_batch(batch_id: int | ColumnElement[int]) -> list[ColumnElement[bool]]:
    """What holds of the lines of a batch. From where to where they lie is kept with it: little else is read."""

    def lies(bound: Any, otherwise: int) -> Any:
        known = select(bound).where(Batch.id == batch_id).scalar_subquery()
        return func.coalesce(known, otherwise)

    line = PayableLine
    return [line.batch_id == batch_id, line.id >= lies(Batch.first_line, 0), line.id <= lies(Batch.last_line, LAST)]


@dataclass(frozen=True)
class Bound:
    """What was bound: [element, route, lines, pence] of each, and between which lines all of it lies."""

    sums: list[list[Any]]
    first: int | None
    last: int | None


def bound_to(batch_id: int) -> Bound:
    line = PayableLine
    counted = (
        select(line.element, line.route, func.count(), func.sum(line.pence), func.min(line.id), func.max(line.id))
        .where(line.batch_id == batch_id)
        .group_by(line.element, line.route)
        .order_by(line.element, line.route)
    )
    rows = db.rows(counted)
    sums = [[row[0].value, row[1].value, row[2], int(row[3])] for row in rows]
    return Bound(sums, min((row[4] for row in rows), default=None), max((row[5] for row in rows), default=None))


def waiting_sums(today: date) -> Sequence[Any]:
    """(route, element, why it waits or none, lines, pence) of all that is not sent."""
    why = case((_lost(), NO_PAYEE), (~may_go(today), LATER), else_=None)
    route = by_route().label("by_route")
    counted = (
        select(route, PayableLine.element, why.label("why"), func.count(), func.sum(PayableLine.pence))
        .select_from(PayableLine)
        .outerjoin(Payee, Payee.person_id == PayableLine.person_id)
        .where(waits())
        .group_by(route, PayableLine.element, why)
    )
    return [(Route(row[0]) if row[0] else None, *row[1:4], int(row[4])) for row in db.rows(counted)]


def _own(by: int | None) -> ColumnElement[bool]:
    """Nobody sends what is owed to themselves. A command is nobody."""
    return false() if by is None else PayableLine.person_id == by


def own_that_wait(person_id: int) -> int:
    return db.session().scalar(select(func.count()).where(waits(), PayableLine.person_id == person_id)) or 0


def _lost() -> ColumnElement[bool]:
    """Nobody wrote down how this person is paid, or it is not set up. NULLs are said away: `NOT NULL` is not true."""
    return and_(PayableLine.payee_reference.is_(None), or_(Payee.person_id.is_(None), Payee.set_up_on.is_(None)))


def waiting(route: Route | None) -> Select[PayableLine]:
    """The lines that wait, the oldest first; of one route, or of all."""
    wanted = select(PayableLine).outerjoin(Payee, Payee.person_id == PayableLine.person_id).where(*_asked(None, route))
    return wanted.options(joinedload(PayableLine.person)).order_by(PayableLine.happened_on, PayableLine.id)


def of_claim(claim_id: int) -> Sequence[PayableLine]:
    wanted = select(PayableLine).where(PayableLine.claim_id == claim_id).order_by(PayableLine.id)
    return db.session().scalars(wanted).all()


def standing(claim_id: int) -> Standing:
    """Of the lines of a claim that stand: the least far of them decides, a rejection before all."""
    lines = of_claim(claim_id)
    alive = [line for line in lines if line.answer is not Answer.REJECTED]
    there = {line.source for line in alive if line.reverses_id is None}
    if any(line.answer is Answer.REJECTED and line.source not in there for line in lines):
        return Standing.REJECTED
    if not alive:
        return Standing.NOTHING
    if any(line.batch_id is None for line in alive):
        return Standing.WAITING
    return Standing.PAID if all(line.answer is Answer.PAID for line in alive) else Standing.SENT

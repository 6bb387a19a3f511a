"""How people are paid, and for whom nobody wrote it down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, func, or_, select

from app.core import db
from app.people.models import Advisor, Person
from app.people.states import AdvisorState
from app.recognition.finance.models import PayableLine, Payee


def payee_of(person_id: int) -> Payee | None:
    return db.session().get(Payee, person_id)


def payees_of(person_ids: Collection[int]) -> dict[int, Payee]:
    found = db.session().scalars(select(Payee).where(Payee.person_id.in_(person_ids)))
    return {payee.person_id: payee for payee in found}


def without_payee() -> Select[Person]:
    """Whose money waits because it is not set up how they are paid; a row each, with no order."""
    unknown = PayableLine.payee_reference.is_(None), or_(Payee.person_id.is_(None), Payee.set_up_on.is_(None))
    return (
        select(Person)
        .join(PayableLine, PayableLine.person_id == Person.id)
        .outerjoin(Payee, Payee.person_id == Person.id)
        .where(PayableLine.batch_id.is_(None), *unknown)
        .group_by(Person.id)
    )


def number_without_payee() -> int:
    return db.session().scalar(select(func.count()).select_from(without_payee().subquery())) or 0


def waits_for(person_ids: Collection[int]) -> dict[int, tuple[int, datetime]]:
    """Of these people: how much is not sent yet, and since when the oldest of it is owed."""
    line = PayableLine
    counted = select(line.person_id, func.sum(line.pence), func.min(line.owed_at))
    counted = counted.where(line.person_id.in_(person_ids), line.batch_id.is_(None)).group_by(line.person_id)
    return {row[0]: (int(row[1]), row[2]) for row in db.session().execute(counted)}


def payees(words: str, *, missing: bool) -> Select[Person]:
    """Who may be paid, by name; those first whose money waits for it where `missing`."""
    waits = select(PayableLine.id).where(PayableLine.person_id == Person.id, PayableLine.batch_id.is_(None)).exists()
    here = select(Advisor.person_id).where(Advisor.person_id == Person.id, Advisor.state != AdvisorState.ENDED).exists()
    wanted = select(Person).outerjoin(Payee, Payee.person_id == Person.id).where(or_(here, waits))
    if missing:
        wanted = wanted.where(or_(Payee.person_id.is_(None), Payee.set_up_on.is_(None)), waits)
    if words:
        wanted = wanted.where(func.lower(Person.full_name).contains(words.lower(), autoescape=True))
    return wanted.order_by(Person.full_name, Person.id)

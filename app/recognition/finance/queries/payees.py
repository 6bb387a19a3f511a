"""How people are paid, and for whom nobody wrote it down."""

from __future__ import annotations

from collections.abc import Collection

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

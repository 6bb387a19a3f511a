"""By which way and under which number somebody is paid."""

from __future__ import annotations

from datetime import date

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.actions.persons import hold
from app.recognition.finance.events import PayeeSet
from app.recognition.finance.models import Payee
from app.recognition.finance.rules import wrong_reference
from app.recognition.finance.states import Route


def set_payee(person_id: int, route: Route, reference: str, set_up_on: date | None, *, by: Actor) -> None:
    """`set_up_on` empty: finance has not set it up yet, and their lines wait."""
    if by.person_id == person_id:
        raise RuleBroken(_("Nobody writes down how they are paid themselves. Somebody else has to do this."))
    wrong = wrong_reference(reference)
    if wrong is not None:
        raise RuleBroken(refusal(wrong))
    if set_up_on is not None and set_up_on > clock.today():
        raise RuleBroken(_("Enter a day that is not in the future, or say that it is not set up yet."))
    hold(person_id)
    payee = db.session().get(Payee, person_id)
    if payee is None:
        payee = Payee(person_id=person_id)
        db.session().add(payee)
    payee.route, payee.reference, payee.set_up_on, payee.noted_at = route, reference, set_up_on, clock.now()
    emit(PayeeSet(person_id, route, set_up_on is not None), by=by)


def refusal(wrong: str) -> str:
    """The sentence for what is wrong with a reference."""
    if wrong == "bank":
        return _(
            "This looks like bank details. They are never kept here. "
            "Enter the payroll or supplier number that finance gave, with its letters or suffix, such as P20123456."
        )
    return _(
        "Enter letters, numbers, spaces and . / - alone, such as P20123456. Begin and end with a letter or number."
    )

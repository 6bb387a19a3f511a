"""What is left of the money of somebody who was erased."""

from __future__ import annotations

from sqlalchemy import update

from app.core import db
from app.core.actor import Actor
from app.core.events import emit
from app.recognition.finance.events import NameForgotten
from app.recognition.finance.models import PayableLine


def forget_name(person_id: int, *, by: Actor) -> None:
    """Their name leaves the lines that were sent. Sums and references stay: books are kept for six years.

    A batch that is fetched again has no name there any more, so its bytes are others than before (docs/finance.md).
    """
    named = update(PayableLine).where(PayableLine.person_id == person_id, PayableLine.payee_name.is_not(None))
    db.session().execute(named.values(payee_name=""))
    emit(NameForgotten(person_id), by=by)

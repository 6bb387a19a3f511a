"""Reminding somebody of the claims that wait for them."""

from __future__ import annotations

from datetime import datetime

from app.core import db
from app.core.actor import Actor
from app.core.events import emit
from app.people.actions.persons import hold
from app.recognition.signing import rules
from app.recognition.signing.events import SigningDue
from app.recognition.signing.models import SigningReminder


def remind(person_id: int, to_confirm: int, to_authorise: int, now: datetime, *, by: Actor) -> bool:
    """False where another worker was quicker, or within the week."""
    hold(person_id)
    row = db.session().get(SigningReminder, person_id, populate_existing=True)
    if row is None:
        row = SigningReminder(person_id=person_id, at=now)
        db.session().add(row)
    elif row.at > now - rules.REMIND_AGAIN:
        return False
    row.at = now
    db.session().flush()
    emit(SigningDue(person_id, to_confirm, to_authorise), by=by)
    return True

"""The list of charities, kept by the involvement team."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.recognition.claims.events import CharityKept
from app.recognition.claims.models import Charity


def keep_charity(charity_id: int | None, name: str, number: str, *, active: bool, by: Actor) -> Charity:
    """A new one, or what one is now. One that was chosen is never deleted, only taken off the list."""
    same = select(Charity.id).where(func.lower(Charity.name) == name.lower())
    there = db.session().scalar(same)
    if there is not None and there != charity_id:
        raise RuleBroken(_("A charity of this name is on the list already."))
    charity = db.session().get_one(Charity, charity_id) if charity_id else Charity()
    charity.name, charity.number, charity.active = name, number, active
    db.session().add(charity)
    db.session().flush()
    emit(CharityKept(charity.id), by=by)
    return charity

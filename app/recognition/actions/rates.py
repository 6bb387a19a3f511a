"""Rates: a new one begins on a day; none is ever edited."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.recognition import events, queries
from app.recognition.actions.contributions import record_contribution
from app.recognition.models import Contribution, Rate


def add_rate(tier: str, name: str, pence: int, effective_from: date, source: str, *, by: Actor) -> Rate:
    """A rate of pence an hour for a tier from a day on. Adding the very same again returns the one there is.

    Payments already worked out stay as they are; those that waited for this rate are worked out now.
    """
    same = select(Rate).where(Rate.tier == tier, Rate.effective_from == effective_from)
    there = db.session().scalars(same).one_or_none()
    if there is not None:
        if (there.pence, there.name) == (pence, name):
            return there
        raise RuleBroken(_taken())
    rate = Rate(
        tier=tier, name=name, pence=pence, effective_from=effective_from, source=source, checked_on=clock.today()
    )  # fmt: skip
    db.session().add(rate)
    try:
        db.session().flush()
    except IntegrityError:  # somebody else added one in the same moment
        raise RuleBroken(_taken()) from None
    emit(events.RateAdded(rate.id), by=by)
    for waiting in queries.waiting_for_a_rate(tier):
        record_contribution(
            waiting.place_id, waiting.session_id,
            activity_minutes=waiting.activity_minutes, prep_minutes=waiting.prep_minutes,
            other_parts=tuple(waiting.other_minutes.items()),
        )  # fmt: skip
    return rate


def check_rate(rate_id: int, *, by: Actor) -> None:
    """Somebody has looked at it today, and it still holds."""
    rate = db.session().get_one(Rate, rate_id, with_for_update=True)
    if rate.checked_on != clock.today():
        rate.checked_on = clock.today()
        emit(events.RateChecked(rate_id), by=by)


def remove_rate(rate_id: int, *, by: Actor) -> None:
    """One that was added by mistake. What is in force, or was ever paid, stays for its days."""
    rate = db.session().get_one(Rate, rate_id, with_for_update=True)
    used = db.session().scalar(select(Contribution.id).where(Contribution.rate_id == rate_id).limit(1))
    if used is not None or rate.effective_from <= clock.today():
        raise RuleBroken(_("This rate is in use, so it stays for its days. Add a new one from a later day instead."))
    db.session().delete(rate)
    emit(events.RateRemoved(rate_id), by=by)


def _taken() -> str:
    return str(_("There is a rate from that day already. Choose another day: a rate is never changed."))

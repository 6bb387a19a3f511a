"""Setting one opportunity aside, and taking it up again. Asking twice is asking once."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock
from app.opportunities.states import LIVE
from app.people.actions.persons import hold
from app.signups import queries
from app.signups.aside import events
from app.signups.aside.models import Aside
from app.signups.aside.rules import times_of


def set_aside(opportunity_id: int, person_id: int, *, by: Actor) -> None:
    """Whoever has a place, or waits for one, withdraws instead: raises `RuleBroken`."""
    hold(person_id)
    opportunity = lock(opportunity_id)
    if opportunity.state not in LIVE:
        raise RuleBroken(
            _("This opportunity is over, so nobody will ask you about it. You do not need to do anything.")
        )
    if queries.live_of(person_id, [opportunity_id]):
        raise RuleBroken(_("Your name is down for this one. You can withdraw it on the page of your place."))
    times, row = times_of(opportunity), db.session().get(Aside, (person_id, opportunity_id))
    if row is not None and row.times == times:
        return
    if row is None:
        row = Aside(person_id=person_id, opportunity_id=opportunity_id)
        db.session().add(row)
    row.times, row.at = times, clock.now()
    emit(events.SetAside(person_id, opportunity_id), by=by)


def take_up_again(opportunity_id: int, person_id: int, *, by: Actor) -> None:
    hold(person_id)
    row = db.session().get(Aside, (person_id, opportunity_id))
    if row is not None:
        db.session().delete(row)
        emit(events.TakenUpAgain(person_id, opportunity_id), by=by)

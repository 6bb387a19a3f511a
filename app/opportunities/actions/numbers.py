"""The numbers of places of a published opportunity. Who may have to go is decided before, in the room of places."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities import events
from app.opportunities.actions.parts import MOST_PLACES
from app.opportunities.actions.taking import edited
from app.opportunities.models import Opportunity
from app.opportunities.states import LIVE


def set_numbers(opportunity: Opportunity, numbers: Mapping[int, int], *, by: Actor) -> bool:
    """`numbers` by seat. Called with the row already taken; says whether anything changed."""
    if opportunity.state not in LIVE:
        raise RuleBroken(_("This opportunity is not published, so nothing was changed."))
    changed = [seat for seat in opportunity.seats if numbers.get(seat.id, seat.number) != seat.number]
    for seat in changed:
        seat.number = numbers[seat.id]
    if any(seat.number < 1 for seat in opportunity.seats):
        raise RuleBroken(_("Enter at least 1 place."))
    if sum(seat.number for seat in opportunity.seats) > MOST_PLACES:
        raise RuleBroken(_("An opportunity has at most %(most)d places in all.", most=MOST_PLACES))
    if any(seat.at_least and seat.at_least > seat.number for seat in changed):
        raise RuleBroken(_("At least so many places were promised. Enter that number or more."))
    if changed:
        edited(opportunity, by=by)
        emit(events.NumbersChanged(opportunity.id), by=by)
    return bool(changed)

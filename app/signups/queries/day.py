"""Reads for the day itself."""

from __future__ import annotations

from app.opportunities.models import Opportunity, Session
from app.signups import rules
from app.signups.queries.places import taken


def spare_on_the_day(opportunity: Opportunity, session: Session) -> dict[int, int]:
    """How many of each seat, by id, are free in this session; of a series, those added today sit there too.

    Who sits in to learn is beside the number, and so are those seats.
    """
    given, unit = taken([opportunity.id]), rules.place_is_for(opportunity, session)
    if rules.chooses_sessions(opportunity) or unit is None:
        return {seat.id: rules.free(seat, (seat.id, unit), given) for seat in opportunity.seats if seat.uses_a_place}
    today = {
        seat.id: given.get((seat.id, None), 0) + given.get((seat.id, unit), 0)
        for seat in opportunity.seats
        if seat.uses_a_place
    }
    return {seat.id: max(0, rules.left(seat, today[seat.id])) for seat in opportunity.seats if seat.uses_a_place}

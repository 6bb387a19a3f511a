"""Reads about places, one question a function."""

from app.signups.queries.calls import calls_of_unit, calls_to_make, offers_to_tell
from app.signups.queries.coming import attending_of, calls_due, confirmed_for, reminders_due
from app.signups.queries.day import spare_on_the_day
from app.signups.queries.limits import agreed, before_yes, concerns, limits_of, organisation_limit, own_limit
from app.signups.queries.places import (
    WITH_WHAT,
    advisors_named,
    for_host,
    live_of,
    next_in_line,
    overdue_offers,
    places_of,
    places_of_person,
    reserve_number,
    taken,
    waiting,
    were_in,
)

__all__ = [
    "WITH_WHAT",
    "advisors_named",
    "agreed",
    "attending_of",
    "before_yes",
    "calls_due",
    "calls_of_unit",
    "calls_to_make",
    "concerns",
    "confirmed_for",
    "for_host",
    "limits_of",
    "live_of",
    "next_in_line",
    "offers_to_tell",
    "organisation_limit",
    "overdue_offers",
    "own_limit",
    "places_of",
    "places_of_person",
    "reminders_due",
    "reserve_number",
    "spare_on_the_day",
    "taken",
    "waiting",
    "were_in",
]

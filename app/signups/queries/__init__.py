"""Reads about places, one question a function."""

from app.signups.queries.calls import calls_of_unit, calls_to_make, offers_to_tell, open_calls
from app.signups.queries.coming import attending_of, calls_due, confirmed_for, reminders_due
from app.signups.queries.day import spare_on_the_day
from app.signups.queries.limits import agreed, before_yes, concerns, limits_of, organisation_limit, own_limit
from app.signups.queries.order import know_the_kind, names_in, numbers_in, ranked, to_put_in_order, turns
from app.signups.queries.pairs import of_pair, partner, together, together_with
from app.signups.queries.places import (
    WITH_WHAT,
    advisors_named,
    answered_by,
    for_host,
    live_of,
    overdue_offers,
    places_of,
    places_of_person,
    reserve_number,
    taken,
    waiting,
    were_in,
)
from app.signups.queries.rooms import Rooms, held_back, line, room_of, rooms_in_use, rooms_of, who_is, why_waits

__all__ = [
    "WITH_WHAT",
    "Rooms",
    "advisors_named",
    "agreed",
    "answered_by",
    "attending_of",
    "before_yes",
    "calls_due",
    "calls_of_unit",
    "calls_to_make",
    "concerns",
    "confirmed_for",
    "for_host",
    "held_back",
    "know_the_kind",
    "limits_of",
    "line",
    "live_of",
    "names_in",
    "numbers_in",
    "of_pair",
    "offers_to_tell",
    "open_calls",
    "organisation_limit",
    "overdue_offers",
    "own_limit",
    "partner",
    "places_of",
    "places_of_person",
    "ranked",
    "reminders_due",
    "reserve_number",
    "room_of",
    "rooms_in_use",
    "rooms_of",
    "spare_on_the_day",
    "taken",
    "to_put_in_order",
    "together",
    "together_with",
    "turns",
    "waiting",
    "were_in",
    "who_is",
    "why_waits",
]

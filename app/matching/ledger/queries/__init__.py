"""Reads of the ledger, each one statement, added up in the database."""

from app.matching.ledger.queries.adding import added_up
from app.matching.ledger.queries.asked import AskedTimes, offers
from app.matching.ledger.queries.found import Added, Looked, People, Repeats, Wanted, Where
from app.matching.ledger.queries.people import Own, Waiting, longest_without, own_line, planned_minutes, teams

__all__ = [
    "Added",
    "AskedTimes",
    "Looked",
    "Own",
    "People",
    "Repeats",
    "Waiting",
    "Wanted",
    "Where",
    "added_up",
    "longest_without",
    "offers",
    "own_line",
    "planned_minutes",
    "teams",
]

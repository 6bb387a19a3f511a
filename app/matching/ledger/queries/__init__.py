"""Reads of the ledger, one question a function and one statement each, added up in the database."""

from app.matching.ledger.queries.asked import AskedTimes, offers
from app.matching.ledger.queries.people import Own, Waiting, by_recent_load, longest_without, own_line, planned_minutes
from app.matching.ledger.queries.spread import Looked, People, Wanted, spread
from app.matching.ledger.queries.where import Repeats, Where, repeats, teams, where

__all__ = [
    "AskedTimes",
    "Looked",
    "Own",
    "People",
    "Repeats",
    "Waiting",
    "Wanted",
    "Where",
    "by_recent_load",
    "longest_without",
    "offers",
    "own_line",
    "planned_minutes",
    "repeats",
    "spread",
    "teams",
    "where",
]

"""Reads about who signs, what waits for them, and the money."""

from app.recognition.signing.queries.holders import (
    NO_CENTRE,
    Holding,
    budget_people,
    centre,
    centres_of,
    deputies,
    holders,
    known_centres,
)
from app.recognition.signing.queries.waiting import (
    FOR_MONEY,
    claim,
    confirmed_by,
    own_to_confirm,
    receipt,
    to_authorise,
    to_confirm,
)

__all__ = [
    "FOR_MONEY",
    "NO_CENTRE",
    "Holding",
    "budget_people",
    "centre",
    "centres_of",
    "claim",
    "confirmed_by",
    "deputies",
    "holders",
    "known_centres",
    "own_to_confirm",
    "receipt",
    "to_authorise",
    "to_confirm",
]

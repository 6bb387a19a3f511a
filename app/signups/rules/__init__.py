"""Pure decisions about places, split by noun: the pages, the verbs and the tests ask them alike."""

from app.signups.rules.names import ACCEPTS_NAMES, Choice, first_state, takes_names, unticked
from app.signups.rules.offers import OFFER_STANDS, answer_by, awake, begins, too_late
from app.signups.rules.seats import Unit, chooses_sessions, coming, free, seats_for, units

__all__ = [
    "ACCEPTS_NAMES",
    "OFFER_STANDS",
    "Choice",
    "Unit",
    "answer_by",
    "awake",
    "begins",
    "chooses_sessions",
    "coming",
    "first_state",
    "free",
    "seats_for",
    "takes_names",
    "too_late",
    "units",
    "unticked",
]

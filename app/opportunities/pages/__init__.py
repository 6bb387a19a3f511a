"""One way to say when, where, payment, places and how chosen: for cards, pages, check-answers and messages alike.

Each takes an opportunity with what it speaks of loaded (`queries.card_options`) and asks the database nothing.
"""

from app.opportunities.pages.answers import money_rows
from app.opportunities.pages.choice import apply_words, choice_words, closes_words, way_briefly, way_words
from app.opportunities.pages.kept import until_words
from app.opportunities.pages.labels import (
    ATTENDANCE,
    EXPENSES,
    FORMATS,
    LADDER,
    PAYERS,
    SEAT_TYPES,
    STATUSES,
    VISIBILITY,
    state_tag,
)
from app.opportunities.pages.pay import expenses_words, pay_lines, pay_words
from app.opportunities.pages.places import mix_words, places_words, seat_kind, seat_words, who_words
from app.opportunities.pages.when import attendance_words, besides_words, length_words, session_words, when_words
from app.opportunities.pages.where import area_words, session_where_words, where_words

__all__ = [
    "ATTENDANCE",
    "EXPENSES",
    "FORMATS",
    "LADDER",
    "PAYERS",
    "SEAT_TYPES",
    "STATUSES",
    "VISIBILITY",
    "apply_words",
    "area_words",
    "attendance_words",
    "besides_words",
    "choice_words",
    "closes_words",
    "expenses_words",
    "length_words",
    "mix_words",
    "money_rows",
    "pay_lines",
    "pay_words",
    "places_words",
    "seat_kind",
    "seat_words",
    "session_where_words",
    "session_words",
    "state_tag",
    "until_words",
    "way_briefly",
    "way_words",
    "when_words",
    "where_words",
    "who_words",
]

"""Pure decisions about places, split by noun: the pages, the verbs and the tests ask them alike."""

from app.signups.rules.clashes import (
    TRAVEL_MINUTES,
    Concern,
    Limit,
    Limits,
    Slot,
    check_missing,
    concerns,
    heeded,
    seen,
    slots,
)
from app.signups.rules.day import is_today, place_is_for
from app.signups.rules.drawing import RECIPE, Name, because, by_lot, by_turns, keeping, new_number, window
from app.signups.rules.leaving import KEPT_FOR, NEAR, leaves_at
from app.signups.rules.names import (
    ACCEPTS_NAMES,
    TICK_ALL,
    Choice,
    first_state,
    takes_names,
    unticked,
    wanted_sessions,
)
from app.signups.rules.offers import OFFER_STANDS, answer_by, answer_by_letter, awake, begins, too_late
from app.signups.rules.parties import parties
from app.signups.rules.reminders import Reminder, call_due_at, moment_of, reminder_due
from app.signups.rules.seats import Unit, free, kept_now, kinds_of_place, left, seats_for, units
from app.signups.rules.sessions import ahead, chooses_sessions, coming, has_begun

__all__ = [
    "ACCEPTS_NAMES",
    "KEPT_FOR",
    "NEAR",
    "OFFER_STANDS",
    "RECIPE",
    "TICK_ALL",
    "TRAVEL_MINUTES",
    "Choice",
    "Concern",
    "Limit",
    "Limits",
    "Name",
    "Reminder",
    "Slot",
    "Unit",
    "ahead",
    "answer_by",
    "answer_by_letter",
    "awake",
    "because",
    "begins",
    "by_lot",
    "by_turns",
    "call_due_at",
    "check_missing",
    "chooses_sessions",
    "coming",
    "concerns",
    "first_state",
    "free",
    "has_begun",
    "heeded",
    "is_today",
    "keeping",
    "kept_now",
    "kinds_of_place",
    "leaves_at",
    "left",
    "moment_of",
    "new_number",
    "parties",
    "place_is_for",
    "reminder_due",
    "seats_for",
    "seen",
    "slots",
    "takes_names",
    "too_late",
    "units",
    "unticked",
    "wanted_sessions",
    "window",
]

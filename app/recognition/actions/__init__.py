"""Writes about recognition. `record_contribution` and `take_back_contribution` are for `app/reactions/` to call."""

from app.recognition.actions.attendance import Answer, ChangedMeanwhile, record_attendance
from app.recognition.actions.certificates import choose_what_shows
from app.recognition.actions.contributions import decide_payment, due_for, record_contribution, take_back_contribution
from app.recognition.actions.presence import Said, add_walk_in, note_presence
from app.recognition.actions.rates import add_rate, check_rate, remove_rate

__all__ = [
    "Answer",
    "ChangedMeanwhile",
    "Said",
    "add_rate",
    "add_walk_in",
    "check_rate",
    "choose_what_shows",
    "decide_payment",
    "due_for",
    "note_presence",
    "record_attendance",
    "record_contribution",
    "remove_rate",
    "take_back_contribution",
]

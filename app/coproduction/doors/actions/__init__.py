"""Verbs of the doors, by noun."""

from app.coproduction.doors.actions.ideas import Put, answer_not_now, put_forward, take_back, take_up, take_up_words
from app.coproduction.doors.actions.planning import end_all_planning, end_planning, name_me, reword
from app.coproduction.doors.actions.priorities import choose, open_round

__all__ = [
    "Put",
    "answer_not_now",
    "choose",
    "end_all_planning",
    "end_planning",
    "name_me",
    "open_round",
    "put_forward",
    "reword",
    "take_back",
    "take_up",
    "take_up_words",
]

"""Writes about reviews. Each takes the review's row first, by an UPDATE."""

from app.reviews.actions.cycle import begin, begin_next, change, comes_up, decide, go_to
from app.reviews.actions.day import link, save_action, save_slots, unlink
from app.reviews.actions.standards import add_evidence, add_standards, change_standard, remove_evidence, remove_standard

__all__ = [
    "add_evidence",
    "add_standards",
    "begin",
    "begin_next",
    "change",
    "change_standard",
    "comes_up",
    "decide",
    "go_to",
    "link",
    "remove_evidence",
    "remove_standard",
    "save_action",
    "save_slots",
    "unlink",
]

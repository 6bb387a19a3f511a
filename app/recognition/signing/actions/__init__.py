"""Writes about who signs, and signing."""

from app.recognition.signing.actions.deciding import authorise, confirm, give_back
from app.recognition.signing.actions.holders import end_deputy, end_holder, name_deputy, name_holder, set_budget
from app.recognition.signing.actions.reminding import remind

__all__ = [
    "authorise",
    "confirm",
    "end_deputy",
    "end_holder",
    "give_back",
    "name_deputy",
    "name_holder",
    "remind",
    "set_budget",
]

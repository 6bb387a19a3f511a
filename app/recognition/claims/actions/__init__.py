"""Writes about claims. `follow` and those about finance are for `app/reactions/` to call."""

from app.recognition.claims.actions.calling_off import call_off
from app.recognition.claims.actions.charities import keep_charity
from app.recognition.claims.actions.deciding import authorise, confirm, give_back
from app.recognition.claims.actions.filling import Wish, choose, hand_in, say
from app.recognition.claims.actions.following import end, follow
from app.recognition.claims.actions.lines import SentBefore, Spent, as_before, keep_line, keep_receipt, take_line_out
from app.recognition.claims.actions.money import answered, with_finance
from app.recognition.claims.actions.taking import take

__all__ = [
    "SentBefore",
    "Spent",
    "Wish",
    "answered",
    "as_before",
    "authorise",
    "call_off",
    "choose",
    "confirm",
    "end",
    "follow",
    "give_back",
    "hand_in",
    "keep_charity",
    "keep_line",
    "keep_receipt",
    "say",
    "take",
    "take_line_out",
    "with_finance",
]

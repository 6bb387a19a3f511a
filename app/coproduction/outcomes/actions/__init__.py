"""The verbs of an outcome. Each takes the row of the opportunity first."""

from app.coproduction.outcomes.actions.answering import read_reply, reply
from app.coproduction.outcomes.actions.deciding import approve, excuse, keep_back, known
from app.coproduction.outcomes.actions.reminding import nudge, promise
from app.coproduction.outcomes.actions.taking import Typed
from app.coproduction.outcomes.actions.telling import change, take_back, tell
from app.coproduction.outcomes.actions.writing import discard, write

__all__ = [
    "Typed",
    "approve",
    "change",
    "discard",
    "excuse",
    "keep_back",
    "known",
    "nudge",
    "promise",
    "read_reply",
    "reply",
    "take_back",
    "tell",
    "write",
]

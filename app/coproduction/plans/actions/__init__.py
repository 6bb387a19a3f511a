"""Writes about plans. Each takes the plan's row first, by an UPDATE."""

from app.coproduction.plans.actions.criteria import copy, remove, save, say_reached
from app.coproduction.plans.actions.frameworks import save_framework
from app.coproduction.plans.actions.owners import answer, ask, choose_shown, leave_all, see
from app.coproduction.plans.actions.plan import agree, begin, change, close, drop, remind, review
from app.coproduction.plans.actions.statements import make, publish, withdraw
from app.coproduction.plans.actions.work import add_evidence, remove_evidence, save_action

__all__ = [
    "add_evidence",
    "agree",
    "answer",
    "ask",
    "begin",
    "change",
    "choose_shown",
    "close",
    "copy",
    "drop",
    "leave_all",
    "make",
    "publish",
    "remind",
    "remove",
    "remove_evidence",
    "review",
    "save",
    "save_action",
    "save_framework",
    "say_reached",
    "see",
    "withdraw",
]

"""Verbs of the finance file: each is called in a transaction that the edge has opened."""

from app.recognition.finance.actions.answers import answer, finding, keep_file, keep_report
from app.recognition.finance.actions.batches import NothingToSend, begin, close, tell
from app.recognition.finance.actions.erasing import forget_name
from app.recognition.finance.actions.mappings import keep, refuse, used
from app.recognition.finance.actions.owing import mend, owe, settle
from app.recognition.finance.actions.payees import set_payee

__all__ = [
    "NothingToSend",
    "answer",
    "begin",
    "close",
    "finding",
    "forget_name",
    "keep",
    "keep_file",
    "keep_report",
    "mend",
    "owe",
    "refuse",
    "set_payee",
    "settle",
    "tell",
    "used",
]

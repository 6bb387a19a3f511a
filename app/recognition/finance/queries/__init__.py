"""Reads about money that is owed, one question a function."""

from app.recognition.finance.queries.batches import (
    answered,
    batches,
    by_number,
    claims_after,
    first_untold,
    in_batch,
    making,
    rejected,
)
from app.recognition.finance.queries.lines import (
    Standing,
    left_out,
    of_claim,
    ready,
    standing,
    sums_of,
    waiting,
    waiting_sums,
)
from app.recognition.finance.queries.payees import payee_of, payees, payees_of

__all__ = [
    "Standing",
    "answered",
    "batches",
    "by_number",
    "claims_after",
    "first_untold",
    "in_batch",
    "left_out",
    "making",
    "of_claim",
    "payee_of",
    "payees",
    "payees_of",
    "ready",
    "rejected",
    "standing",
    "sums_of",
    "waiting",
    "waiting_sums",
]

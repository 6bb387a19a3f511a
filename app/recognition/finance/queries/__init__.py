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
    own_that_wait,
    ready,
    standing,
    sums_of,
    waiting,
    waiting_sums,
)
from app.recognition.finance.queries.payees import (
    number_without_payee,
    payee_of,
    payees,
    payees_of,
    waits_for,
    without_payee,
)

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
    "number_without_payee",
    "of_claim",
    "own_that_wait",
    "payee_of",
    "payees",
    "payees_of",
    "ready",
    "rejected",
    "standing",
    "sums_of",
    "waiting",
    "waiting_sums",
    "waits_for",
    "without_payee",
]

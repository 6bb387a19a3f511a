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
    bound_to,
    left_out,
    of_batch,
    of_claim,
    own_that_wait,
    ready,
    standing,
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
    "bound_to",
    "by_number",
    "claims_after",
    "first_untold",
    "in_batch",
    "left_out",
    "making",
    "number_without_payee",
    "of_batch",
    "of_claim",
    "own_that_wait",
    "payee_of",
    "payees",
    "payees_of",
    "ready",
    "rejected",
    "standing",
    "waiting",
    "waiting_sums",
    "waits_for",
    "without_payee",
]

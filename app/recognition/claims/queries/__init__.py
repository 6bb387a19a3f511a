"""Reads about claims."""

from app.recognition.claims.queries.lines import (
    as_before,
    car_tenths,
    last_time,
    line_with_receipt,
    receipts_sent_twice,
    same_receipt,
)
from app.recognition.claims.queries.lists import WHOLE, Unsaid, by_part, charities, of_person, to_send, unsaid
from app.recognition.claims.queries.payable import Due, Payable, payable
from app.recognition.claims.queries.sums import behind, fee_of, last_day, owed_by, total, was_sent

__all__ = [
    "WHOLE",
    "Due",
    "Payable",
    "Unsaid",
    "as_before",
    "behind",
    "by_part",
    "car_tenths",
    "charities",
    "fee_of",
    "last_day",
    "last_time",
    "line_with_receipt",
    "of_person",
    "owed_by",
    "payable",
    "receipts_sent_twice",
    "same_receipt",
    "to_send",
    "total",
    "unsaid",
    "was_sent",
]

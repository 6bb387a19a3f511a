"""Reads about claims."""

from app.recognition.claims.queries.payable import Due, Payable, payable
from app.recognition.claims.queries.sums import behind, fee_of, last_day, owed_by, total, was_sent

__all__ = ["Due", "Payable", "behind", "fee_of", "last_day", "owed_by", "payable", "total", "was_sent"]

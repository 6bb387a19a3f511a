"""Pure decisions about money that is owed: what must be written, what a reference may be, what a file says."""

from app.recognition.finance.rules.answers import Finding, Said, read_answer
from app.recognition.finance.rules.columns import FIELDS, Column, column, spelled
from app.recognition.finance.rules.owing import Due, Plan, mended, settled
from app.recognition.finance.rules.references import looks_like_a_bank, wrong_reference
from app.recognition.finance.rules.years import tax_year

__all__ = [
    "FIELDS",
    "Column",
    "Due",
    "Finding",
    "Plan",
    "Said",
    "column",
    "looks_like_a_bank",
    "mended",
    "read_answer",
    "settled",
    "spelled",
    "tax_year",
    "wrong_reference",
]

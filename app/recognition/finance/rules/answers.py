"""One row of the finance system's file: what it says, and what it means for the line that it names."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from app.recognition.finance.states import Answer

PAID = {
    "paid",
    "p",
    "yes",
    "y",
    "settled",
    "processed",
    "completed",
    "complete",
    "cleared",
    "success",
    "ok",
    "accepted",
}
REJECTED = {
    "rejected",
    "reject",
    "r",
    "no",
    "n",
    "failed",
    "fail",
    "returned",
    "error",
    "declined",
    "unpaid",
    "refused",
}
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%Y%m%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y")


class Finding(enum.Enum):
    """What became of one row. Each has its own sentence (`pages.FINDINGS`)."""

    PAID = "paid"
    REJECTED = "rejected"
    SAME = "same"  # answered so before: nothing changes
    EMPTY = "empty"
    UNKNOWN = "unknown"
    NOT_SENT = "not-sent"
    ANSWERED = "answered"  # otherwise
    OTHER_SUM = "other-sum"
    OWN = "own"  # of whoever reads it back
    NO_WORD = "no-word"  # neither paid nor rejected
    NO_DAY = "no-day"
    NO_SUM = "no-sum"

    @property
    def counts(self) -> bool:
        return self in (Finding.PAID, Finding.REJECTED)

    @property
    def good(self) -> bool:
        return self in (Finding.PAID, Finding.REJECTED, Finding.SAME, Finding.EMPTY)


@dataclass(frozen=True)
class Said:
    """What a row says: of which line, what, on which day, and the sum in pence where one is given."""

    reference: str
    answer: Answer | None
    on: date | None
    words: str
    pence: int | None
    wrong: Finding | None = None  # what could not be read


def read_answer(cells: Sequence[str], today: date) -> Said:
    """Reference, status, day, words and sum of one row; without a day it is today."""
    reference, status, on, words, amount = cells
    ref = re.sub(r"\s", "", reference).removeprefix("'").lower()
    answer = _answer(status)
    day, pence = _day(on, today), _pence(amount)
    wrong = None
    if not ref and not status.strip():
        wrong = Finding.EMPTY
    elif answer is None:
        wrong = Finding.NO_WORD
    elif day is None:
        wrong = Finding.NO_DAY
    elif amount.strip() and pence is None:
        wrong = Finding.NO_SUM
    return Said(ref, answer, day, words, pence, wrong)


def _answer(status: str) -> Answer | None:
    word = status.strip().strip("'").casefold()
    if word in PAID:
        return Answer.PAID
    return Answer.REJECTED if word in REJECTED else None


def _day(typed: str, today: date) -> date | None:
    """A moment counts by its day."""
    words = typed.strip().strip("'")
    if not words:
        return today
    for shape in DAYS:
        for each in (words, words.split(" ")[0].split("T")[0]):
            try:
                found = datetime.strptime(each, shape).date()  # noqa: DTZ007  a day, not a moment
            except ValueError:
                continue
            return found if 2000 <= found.year <= today.year + 1 else None
    return None


def _pence(typed: str) -> int | None:
    words = re.sub(r"[£,\s']", "", typed)
    if words.startswith("(") and words.endswith(")"):
        words = f"-{words[1:-1]}"
    try:
        pounds = Decimal(words)
    except InvalidOperation:
        return None
    pence = pounds * 100 if pounds.is_finite() else Decimal("0.5")
    return int(pence) if pence == pence.to_integral_value() and abs(pence) < 10**12 else None

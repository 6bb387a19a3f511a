"""What a bare cell looks like, whatever its heading: an e-mail, a phone number, a date, an NHS number."""

from __future__ import annotations

import re
from datetime import date

from app.people.register.sheets import Broken, Cell

EMAIL = re.compile(r"[^\s@<>()\",;:\\\[\]]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)
DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
PHONE = re.compile(r"\+?[\d\s().-]{9,20}")
NOTHING = frozenset(
    {"", "-", "--", "–", "—", ".", "?", "n/a", "na", "none", "nil", "no", "not known", "unknown", "tbc", "x"}
)


def is_data(cell: Cell) -> bool:
    """Whether this can be no heading."""
    if cell is None:
        return False
    if not isinstance(cell, str):
        return True
    return bool("@" in cell or DATE.fullmatch(cell) or looks_like_phone(cell) or cell.isdigit() or len(cell) > 120)


def looks_like_phone(cell: Cell) -> bool:
    text = str(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell
    return isinstance(text, str) and bool(PHONE.fullmatch(text)) and sum(char.isdigit() for char in text) >= 9


def looks_like_email(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(EMAIL.fullmatch(cell))


def looks_like_yes_or_no(cell: Cell) -> bool:
    return isinstance(cell, bool) or str(cell).casefold() in {
        "y",
        "n",
        "yes",
        "no",
        "x",
        "✓",
        "✔",
        "true",
        "false",
        "0",
        "1",
    }


def is_nhs_number(cell: Cell) -> bool:
    """Ten digits whose last one checks the others."""
    if isinstance(cell, bool | date | Broken | None):
        return False
    digits = re.sub(r"[\s-]", "", str(cell))
    if not (digits.isascii() and digits.isdigit() and len(digits) == 10):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])

"""The number by which finance knows somebody. Bank details have no place here, also not by mistake."""

from __future__ import annotations

import re

SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{0,38}[A-Za-z0-9]|[A-Za-z0-9]")
SORT_CODE = re.compile(r"(?<!\d)\d{2}[- .–]\d{2}[- .–]\d{2}(?!\d)")
ACCOUNT = re.compile(r"(?<![\dA-Za-z-])\d{8}(?![\d-])")  # not "20123456-2" or "ESR20123456", as payroll writes them
CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}[ ]?[A-Z]{4}[ ]?(?:\d[ ]?){10,20}\b", re.IGNORECASE)
SORT_AND_ACCOUNT = re.compile(r"(?<!\d)\d{6}[ /.-]?\d{8}(?!\d)")


def looks_like_a_bank(typed: str) -> bool:
    """Whether there is something in these words that could be a sort code, an account, a card or an IBAN."""
    return any(each.search(typed) for each in (SORT_CODE, SORT_AND_ACCOUNT, ACCOUNT, IBAN)) or _card(typed)


def _card(typed: str) -> bool:
    return CARD.search(typed) is not None


def wrong_reference(typed: str) -> str | None:
    """What is wrong with this reference: "bank" or "shape", or nothing."""
    if looks_like_a_bank(typed):
        return "bank"
    return None if SHAPE.fullmatch(typed) else "shape"


def without_bank(words: str) -> str:
    """Words from a file of others, with whatever could be a bank's number taken out."""
    for each in (IBAN, CARD, SORT_AND_ACCOUNT, SORT_CODE, ACCOUNT):
        words = each.sub("…", words)
    return words

"""How many priorities somebody chooses, when a round is open, and what of it is shown. No database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.matching.ledger.rules import LEAST

MOST_CHOSEN = 3
MOST_LISTED = 12
LONGEST = 200


def is_open(closes_on: date, today: date) -> bool:
    """Up to the end of that day."""
    return today <= closes_on


def shows_counts(closes_on: date, today: date, people: int) -> bool:
    """Once nobody can choose any more, and enough people did: fewer could be told by what they say elsewhere."""
    return not is_open(closes_on, today) and people >= LEAST


def listed(words: str) -> list[str]:
    """What stands on lines of their own, each once however it is spelled."""
    found: dict[str, str] = {}
    for line in (" ".join(each.split()) for each in words.splitlines()):
        if line:
            found.setdefault(line.casefold(), line)
    return list(found.values())


def in_order(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The most chosen first; equals as they were listed."""
    return sorted(counts, key=lambda each: -each[1])

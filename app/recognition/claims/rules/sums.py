"""What is owed: the payment by the person's choice, and what they spent, an advance set off against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.recognition.claims.states import NO_FEE, Choice, PaidBy

FEE = "fee"


class Spent(Protocol):
    """As much of a line as is looked at here."""

    @property
    def id(self) -> int: ...
    @property
    def pence(self) -> int: ...
    @property
    def paid_by(self) -> PaidBy: ...
    @property
    def advance_pence(self) -> int | None: ...


@dataclass(frozen=True)
class Sum:
    """`source` is "fee" or "line-12"; never nothing and never less."""

    source: str
    pence: int
    line_id: int | None = None


def fee(choice: Choice, due_pence: int | None, part_pence: int | None) -> int:
    """The payment in pence. A part is never more than what is due, also where hours were put right afterwards."""
    if choice in NO_FEE or not due_pence:
        return 0
    return min(due_pence, part_pence or 0) if choice is Choice.PART else due_pence


def difference(line: Spent) -> int:
    """What is paid back of one line; less than nothing where more was given before than was spent."""
    if line.paid_by is PaidBy.ORGANISATION:
        return 0
    return line.pence - (line.advance_pence or 0)


def paid_back(lines: Sequence[Spent]) -> list[Sum]:
    """Line by line. What is left of an advance is taken off the other lines, never off the payment."""
    over = sum(-difference(line) for line in lines if difference(line) < 0)
    found: list[Sum] = []
    for line in lines:
        due = difference(line)
        if due <= 0:
            continue
        taken = min(over, due)
        over -= taken
        if due > taken:
            found.append(Sum(f"line-{line.id}", due - taken, line.id))
    return found


def left_over(lines: Sequence[Spent]) -> int:
    """What the person still has of an advance, once everything they spent is set off."""
    return max(0, -sum(difference(line) for line in lines))


def owed(fee_pence: int, lines: Sequence[Spent]) -> list[Sum]:
    """All sums of one claim. Each stands alone: the payment counts as income, what was spent does not."""
    return [*([Sum(FEE, fee_pence)] if fee_pence else []), *paid_back(lines)]

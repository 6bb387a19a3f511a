"""What a line is for, by which way it is paid, what finance answered, and the two states of a batch."""

from __future__ import annotations

import enum

from app.core.states import table


class Element(enum.Enum):
    FEE = "fee"  # counts as income
    EXPENSE = "expense"  # a cost paid back, which does not


class Route(enum.Enum):
    """By which way money reaches somebody; it says nothing of who pays."""

    PAYROLL = "payroll"
    SUPPLIER = "supplier"  # accounts payable, by bank transfer
    PETTY_CASH = "petty-cash"
    VOUCHER = "voucher"
    CHARITY = "charity"


class Answer(enum.Enum):
    PAID = "paid"
    REJECTED = "rejected"


class BatchState(enum.Enum):
    MAKING = "making"  # its lines are chosen; whoever comes next completes it
    MADE = "made"


BATCH_MOVES = table({None: {BatchState.MAKING}, BatchState.MAKING: {BatchState.MADE}, BatchState.MADE: ()})


class Money(enum.Enum):
    """How a sum is written in the file."""

    POUNDS = "pounds"  # 12.50
    PENCE = "pence"  # 1250


class DateFormat(enum.Enum):
    ISO = "iso"  # 2026-12-04
    SLASHES = "slashes"  # 04/12/2026
    NAMED = "named"  # 04-DEC-2026
    BARE = "bare"  # 20261204


class Delimiter(enum.Enum):
    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"
    PIPE = "pipe"


class Totals(enum.Enum):
    """Where the control totals stand besides the page of the batch."""

    COMPANION = "companion"  # in a file of their own beside it
    LAST_ROW = "last-row"  # in that file, and in the last row too

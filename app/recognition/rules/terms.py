"""What was promised: each term pays for certain parts in one way. All money is integer pence.

A promise is a tuple of terms, so that a panel can be paid by the half day and its reading by the hour. A part
that no term names is not paid for; a part may stand in one term only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.recognition.rules.parts import Part

ACTIVITY = frozenset({Part.ACTIVITY})


class Boundary(StrEnum):
    """What exactly the threshold itself counts as. Bodies differ, and changed their minds, so it is always asked."""

    HALF = "half"
    WHOLE = "whole"


@dataclass(frozen=True, kw_only=True)
class Hourly:
    """So much an hour, by the minute; `cap_pence` is the most that is paid."""

    hour_pence: int
    pays_for: frozenset[Part] = ACTIVITY
    cap_pence: int | None = None


@dataclass(frozen=True, kw_only=True)
class Block:
    """So much for each block of time *or part of one*: £20 for up to 3 hours, and again for the next 3."""

    block_minutes: int
    block_pence: int
    pays_for: frozenset[Part] = ACTIVITY
    cap_pence: int | None = None

    def __post_init__(self) -> None:
        if self.block_minutes <= 0:
            raise ValueError("a block of no time cannot be counted")


@dataclass(frozen=True, kw_only=True)
class HalfDay:
    """One sum up to a threshold and another beyond it: £75 for a half day, £150 for a day, or £10 and £20 by 2 hours.

    `boundary` says what the threshold itself is; None means nobody has said, and then it is not guessed.
    """

    half_pence: int
    day_pence: int
    threshold_minutes: int
    boundary: Boundary | None
    pays_for: frozenset[Part] = ACTIVITY

    def __post_init__(self) -> None:
        if self.threshold_minutes <= 0 or self.day_pence < self.half_pence:
            raise ValueError("a day is longer than a half day, and never paid less")


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """One sum for having done it, however long it took.

    For the activity that is having taken part; for any other part, having spent any time on it.
    """

    pence: int
    pays_for: frozenset[Part] = ACTIVITY


@dataclass(frozen=True)
class Unpaid:
    """No payment was offered. Expenses are another matter."""


@dataclass(frozen=True)
class Elsewhere:
    """Somebody else pays the person: a college, a funder, another trust."""

    by: str


@dataclass(frozen=True)
class NotBySession:
    """A payment that one session cannot tell: so much a month, or a list of sums up to a total."""


Term = Hourly | Block | HalfDay | Fixed | Unpaid | Elsewhere | NotBySession
Promise = tuple[Term, ...]

"""From a promise and the minutes spent to pence. Nothing here knows of a database, a clock or a language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.recognition.rules.parts import Minutes, Part, checked
from app.recognition.rules.terms import Block, Boundary, Elsewhere, Fixed, HalfDay, Hourly, NotBySession, Promise, Term


class Rule(StrEnum):
    """Why a line is what it is; the words for each are in `pages.py`."""

    BY_THE_HOUR = "by_the_hour"
    BLOCK_OR_PART = "block_or_part"
    HALF_DAY = "half_day"
    DAY = "day"
    FIXED_SUM = "fixed_sum"
    UNPAID = "unpaid"
    PAID_ELSEWHERE = "paid_elsewhere"
    NOT_BY_SESSION = "not_by_session"


class BoundaryUndecided(ValueError):
    """The time is exactly the threshold, and nobody has said whether that is a half day or a day."""


@dataclass(frozen=True)
class Line:
    """One term applied.

    `units` counts minutes when paid by the hour, else blocks or sums; `unit_pence` is the price of one hour, block or
    sum; `unit_minutes` is the length of a block, or the threshold of a day. `paid_by` names who pays when we do not.
    """

    rule: Rule
    minutes: int = 0
    units: int = 0
    unit_pence: int = 0
    pence: int = 0
    parts: tuple[Part, ...] = ()
    unit_minutes: int = 0
    capped: bool = False
    paid_by: str = ""


@dataclass(frozen=True)
class Payment:
    """What is due, line by line, and the minutes that no term paid for."""

    lines: tuple[Line, ...]
    not_paid_for: tuple[tuple[Part, int], ...] = ()

    @property
    def pence(self) -> int:
        """The sum due, in pence; never negative."""
        return sum(line.pence for line in self.lines)


def payment_for(promise: Promise, minutes: Minutes) -> Payment:
    """What a person who took part is due.

    Raises ValueError for impossible minutes or a promise that pays one part twice, BoundaryUndecided as its name says.
    """
    spent = checked(minutes)
    paid = [part for term in promise for part in _pays_for(term)]
    if len(paid) != len(set(paid)):
        raise ValueError("a part of the time stands in two terms of one promise")
    rest = tuple((part, spent[part]) for part in Part if spent.get(part) and part not in paid)
    return Payment(tuple(_line(term, spent) for term in promise), rest)


def _pays_for(term: Term) -> tuple[Part, ...]:
    named: frozenset[Part] = getattr(term, "pays_for", frozenset())
    return tuple(part for part in Part if part in named)


def _line(term: Term, spent: dict[Part, int]) -> Line:
    parts = tuple(part for part in _pays_for(term) if spent.get(part))
    minutes = sum(spent[part] for part in parts)
    match term:
        case Hourly():
            line = _by_the_hour(term, minutes, parts)
        case Block():
            line = _blocks(term, minutes, parts)
        case HalfDay():
            line = _half_or_whole(term, minutes, parts)
        case Fixed():
            line = _fixed(term, minutes, parts)
        case Elsewhere():
            line = Line(Rule.PAID_ELSEWHERE, paid_by=term.by)
        case NotBySession():
            line = Line(Rule.NOT_BY_SESSION)
        case _:
            line = Line(Rule.UNPAID)
    return _capped(line, getattr(term, "cap_pence", None))


def _by_the_hour(term: Hourly, minutes: int, parts: tuple[Part, ...]) -> Line:
    pence = half_penny_up(minutes * term.hour_pence, 60)
    return Line(Rule.BY_THE_HOUR, minutes, minutes, term.hour_pence, pence, parts)


def _blocks(term: Block, minutes: int, parts: tuple[Part, ...]) -> Line:
    blocks = -(-minutes // term.block_minutes)
    due = blocks * term.block_pence
    return Line(Rule.BLOCK_OR_PART, minutes, blocks, term.block_pence, due, parts, term.block_minutes)


def _half_or_whole(term: HalfDay, minutes: int, parts: tuple[Part, ...]) -> Line:
    if not minutes:
        return Line(Rule.HALF_DAY, unit_pence=term.half_pence, unit_minutes=term.threshold_minutes)
    if minutes == term.threshold_minutes and term.boundary is None:
        raise BoundaryUndecided
    on_it = minutes == term.threshold_minutes and term.boundary is Boundary.WHOLE
    if minutes > term.threshold_minutes or on_it:
        return Line(Rule.DAY, minutes, 1, term.day_pence, term.day_pence, parts, term.threshold_minutes)
    return Line(Rule.HALF_DAY, minutes, 1, term.half_pence, term.half_pence, parts, term.threshold_minutes)


def _fixed(term: Fixed, minutes: int, parts: tuple[Part, ...]) -> Line:
    done = bool(parts) or Part.ACTIVITY in term.pays_for
    return Line(Rule.FIXED_SUM, minutes, int(done), term.pence, term.pence * done, parts)


def _capped(line: Line, cap_pence: int | None) -> Line:
    return line if cap_pence is None or line.pence <= cap_pence else replace(line, pence=cap_pence, capped=True)


def half_penny_up(numerator: int, denominator: int) -> int:
    """Whole pence, rounded to the nearest; exactly half a penny goes up, in the person's favour."""
    return (2 * numerator + denominator) // (2 * denominator)

"""How long a term is, and what cannot be in one. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core.i18n import gettext as _
from app.core.months import months_later
from app.opportunities.conditions.shapes import Problem


@dataclass(frozen=True)
class Span:
    """One term: which of somebody's it is, and its first and last day."""

    number: int
    begins_on: date
    ends_on: date


def months(details: Mapping[str, Any] | None) -> int | None:
    """How many months a term has, where the committee says so."""
    length = (details or {}).get("term_length")
    if not length:
        return None
    return int(length) * (12 if (details or {}).get("term_unit") == "years" else 1)


def most(details: Mapping[str, Any] | None) -> int | None:
    """How many terms one person may have, where the committee says so."""
    number = (details or {}).get("term_most")
    return int(number) if number else None


def last_day(begins_on: date, length: int, role_ends: date | None) -> date:
    """Of a term of so many months; a role that ends before it ends it."""
    ends_on = months_later(begins_on, length) - timedelta(days=1)
    return min(ends_on, role_ends) if role_ends else ends_on


def problems(span: Span, others: Collection[Span]) -> list[Problem]:
    """What cannot be, beside the other terms of the same person."""
    if span.ends_on <= span.begins_on:
        return [Problem("ends_on", _("The last day must be later than the first. Check both days."))]
    if any(each.number == span.number for each in others):
        return [Problem("number", _("This term is written down already. Choose another number, or change that one."))]
    if any(_out_of_order(span, each) for each in others):
        return [Problem("begins_on", _("Another term of theirs is in the way. Check the days of both."))]
    return []


def _out_of_order(one: Span, other: Span) -> bool:
    first, second = sorted((one, other), key=lambda span: span.number)
    return first.ends_on >= second.begins_on

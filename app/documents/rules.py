"""How long a document is there, when a printed pack is posted, and what looks like an application form. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from app.core.clock import LONDON
from app.core.working_days import shifted
from app.documents.states import DocumentFormat
from app.opportunities.rules.likes import SessionLike
from app.opportunities.rules.times import planned

KEPT_AFTER = timedelta(days=14)  # after the last session
KEPT_WITHOUT_A_DAY = timedelta(days=90)
LONGEST = timedelta(days=400)
ANSWER_WITHIN = timedelta(days=1)
POST_DAYS = 5  # working days before
MOST_FILES = 40  # of one opportunity
NAMED = re.compile(
    r"application[\s_.-]*form|applicant|\bcv\b|[_-]cv\b|curriculum|supporting[\s_.-]*statement|redacted|shortlist",
    re.IGNORECASE,
)
SAID = (
    "application form", "curriculum vitae", "referee", "employment history", "national insurance", "date of birth",
    "supporting information", "supporting statement", "right to work", "nmc pin", "gmc number", "surname",
    "reason for leaving", "reasons for leaving", "applicant", "current employer", "notice period",
)  # fmt: skip
LARGE = r"large[\s-]*(print|text|type|font|letters)|\b(1[6-9]|2[0-9])[\s-]*(pt|point)"
NEEDS = {
    DocumentFormat.LARGE_PRINT: re.compile(LARGE, re.IGNORECASE),
    DocumentFormat.EASY_READ: re.compile(r"easy[\s-]*read", re.IGNORECASE),
}


class Dated(Protocol):
    """What decides until when its documents are there."""

    work_due_on: date | None

    @property
    def sessions(self) -> Sequence[SessionLike]: ...


def last_day(chosen: date | None, opportunity: Dated, added_at: datetime) -> date:
    """The last day, in London, on which a document is opened: as chosen, or by the days of the opportunity."""
    if chosen is not None:
        return chosen
    ends = [each.ends_at for each in planned(opportunity.sessions)]
    days = [each.astimezone(LONDON).date() for each in ends]
    days += [opportunity.work_due_on] if opportunity.work_due_on else []
    return max(days) + KEPT_AFTER if days else added_at.astimezone(LONDON).date() + KEPT_WITHOUT_A_DAY


def can_be_last(day: date, today: date) -> bool:
    return today <= day <= today + LONGEST


def post_by(first_day: date | None, today: date) -> date:
    """So many working days before the first day; today where that is over."""
    if first_day is None:
        return today
    return max(shifted(first_day, -POST_DAYS), today)


def looks_like_an_application(name: str, words: str) -> bool:
    """By its name, or by two of the things that such a form asks. Only a question follows, so it may be wrong."""
    said = " ".join(words.casefold().split())
    return bool(NAMED.search(name)) or sum(each in said for each in SAID) > 1


def needs(instructions: Iterable[str]) -> list[DocumentFormat]:
    """Which formats somebody's own words ask for."""
    words = "\n".join(instructions)
    return [format_ for format_, pattern in NEEDS.items() if pattern.search(words)]

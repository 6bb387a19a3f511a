"""Who reads which point, when a host is written to, and which words look like somebody's name. No database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from app.coproduction.outcomes.states import Answer, Audience, Due, PointState, Reader

MOST = 20  # points of one outcome that are out or being written
LONGEST = 1500  # letters of what was said, and of the answer
FEWEST = 5  # who took part with a team before its name stands on the public page
SOON = timedelta(days=7)
AGAIN = timedelta(days=7)  # nobody is written to about one outcome more often
FARTHEST = timedelta(days=2 * 366)
TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Nurse)\.? [A-Z][\w’'-]+")


def reads(reader: Reader, state: PointState, audience: Audience, *, approved: bool) -> bool:
    """Drafts and what was replaced are read by those who write it; what everybody reads was approved first."""
    if reader is Reader.STAFF:
        return True
    if state is not PointState.OUT:
        return False
    return reader is Reader.TOOK_PART or (audience is Audience.PUBLIC and approved)


def names_in(words: str, known: Iterable[str]) -> list[str]:
    """What looks like a name: one of these, or a title before one. With their capital: "may" is no May."""
    found = [name for name in known if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    return list(dict.fromkeys([*found, *TITLES.findall(words)]))


def day_problem(answer: Answer, by_day: date | None, today: date) -> str:
    """The code of what is wrong with the day of a promise, or ""."""
    if answer is not Answer.WILL:
        return ""
    if by_day is None:
        return "missing"
    if by_day <= today:
        return "past"
    return "far" if by_day > today + FARTHEST else ""


def due(
    *, answered: bool, panel_asks: bool, promised_on: date | None, open_promise: date | None,
    nudged_at: datetime | None, now: datetime, today: date,
) -> Due | None:  # fmt: skip
    """Why a host should be written to now. `panel_asks`: the way of the panel asks them the same already."""
    if nudged_at is not None and nudged_at > now - AGAIN:
        return None
    if not answered and not panel_asks and promised_on is not None and promised_on - SOON <= today:
        return Due.LATE if promised_on < today else Due.SOON
    return Due.PROMISE if open_promise is not None and open_promise < today else None

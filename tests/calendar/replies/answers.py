"""The plain yes, no and perhaps that the tests of what follows send; each call is another mail."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

from tests.calendar.replies.shapes.build import To, ics, mail, part

_number = itertools.count(1)
FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)


def says(to: To, partstat: str, **more: str) -> bytes:
    """A new mail with a DTSTAMP later than that of the one before."""
    number = next(_number)
    stamp = (FIRST + timedelta(seconds=number)).strftime("%Y%m%dT%H%M%SZ")
    answer = ics(to, partstat, **{"stamp": stamp, **more})
    return mail(to, part(answer), message_id=f"<answer-{number}@home.example>")


def yes(to: To, **more: str) -> bytes:
    return says(to, "ACCEPTED", **more)


def no(to: To, **more: str) -> bytes:
    return says(to, "DECLINED", **more)


def perhaps(to: To, **more: str) -> bytes:
    return says(to, "TENTATIVE", **more)

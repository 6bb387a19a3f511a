"""The plain yes, no and perhaps that the tests of what follows send; each call is another mail."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

from tests.calendar.replies.scene import Scene
from tests.calendar.replies.shapes.build import To, ics, mail, part

_number = itertools.count(1)
FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)


def says(to: To, partstat: str, **more: str) -> bytes:
    """A new mail with a DTSTAMP later than that of the one before."""
    number = next(_number)
    stamp = (FIRST + timedelta(seconds=number)).strftime("%Y%m%dT%H%M%SZ")
    answer = ics(to, partstat, **{"stamp": stamp, **more})
    return mail(to, part(answer), message_id=f"<answer-{number}@home.example>")


def stamp(found: Scene, *, minutes: float = 0) -> str:
    """The DTSTAMP of an answer that is written now, by the clock of the application, or so much later."""
    at = found.application.extensions["clock"].now() + timedelta(minutes=minutes)
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def yes(to: To, **more: str) -> bytes:
    return says(to, "ACCEPTED", **more)


def no(to: To, **more: str) -> bytes:
    return says(to, "DECLINED", **more)


def perhaps(to: To, **more: str) -> bytes:
    return says(to, "TENTATIVE", **more)

"""One thing that needs a person, and how the statements that look for such things are run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core import db

MOST = 100  # shown at once; every line brings its oldest, so that together they are the oldest of all


@dataclass(frozen=True)
class Viewer:
    """Who looks at the day, and when."""

    person_id: int
    now: datetime


@dataclass(frozen=True)
class Need:
    """`sentence` says what to do; `since` when it began to wait; `href` leads to where it is done."""

    since: datetime
    sentence: str
    href: str


def oldest(wanted: Any, since: Any, *then: Any) -> Iterator[Any]:
    """The rows of a Select, those that wait longest first. `since` is its expression for when the waiting began.

    `then` orders those that began at the same moment.
    """
    yield from db.session().execute(wanted.add_columns(since.label("since")).order_by(since, *then).limit(MOST))

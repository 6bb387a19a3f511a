"""News fall due on Monday mornings: a batch of people each time the worker asks, in a transaction of its own."""

from __future__ import annotations

from datetime import datetime

from app.core import db
from app.signups.news import actions, queries
from app.signups.news.rules import turn_begins

BATCH = 50  # people: between two batches other messages go out


def send_news(now: datetime) -> int:
    """Returns how many people have had their turn, whether or not there was anything new for them.

    What fits whom is found before the transaction begins: looking takes no lock.
    """
    begins = turn_begins(now)
    people = queries.turns(begins, BATCH) if begins else []
    if begins is None or not people:
        return 0
    found = queries.new_for(people, now)
    with db.transaction():
        actions.gather(found, begins)
    return len(people)

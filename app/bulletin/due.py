"""A bulletin that was sent is handed out by the worker: a batch of people each time, in a transaction of its own."""

from __future__ import annotations

from datetime import datetime

from app.bulletin import actions, queries
from app.core import db

BATCH = 50  # people: between two batches other messages go out


def hand_out_bulletin(now: datetime) -> int:
    """Returns how many turns were taken. A worker that dies on the way leaves the rest to the next one."""
    turns = queries.turns(BATCH)
    if not turns:
        return 0
    with db.transaction():
        return actions.hand_out(turns, now)

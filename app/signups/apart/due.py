"""The worker looks again and again: it may come from a panel, a team, a host or a list, and all are found alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.core import db
from app.core.waking import is_waking
from app.signups.apart import actions, queries


def keep_apart(now: datetime) -> int:
    """Note who is to be rung, drop what is over, tell by day whose time has come; looking takes no lock."""
    so, known = queries.kept_apart(now), queries.known()
    due = [pair for pair, row in known.items() if not (row.told_at or row.settled_at) and row.tell_at <= now]
    done = sum(_each(actions.notice, *pair) for pair in sorted(so - set(known)))
    done += sum(_each(actions.over, *pair) for pair in sorted(set(known) - so))
    return done + (sum(_each(actions.tell, *pair) for pair in sorted(so & set(due))) if is_waking(now) else 0)


def _each(verb: Callable[[int, int], bool], person_id: int, opportunity_id: int) -> bool:
    with db.transaction():
        return verb(person_id, opportunity_id)
